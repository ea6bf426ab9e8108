import { Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Unauthenticated } from './errors.js';
import type { Principal } from './principal.js';

export const API_KEY_HEADER = 'x-api-key';
/** The name under which the auth module puts up the strategy that knows API keys. */
export const API_KEY_STRATEGY = 'api-key';

/** Only someone proved to be someone passes; other failures are not hidden behind that. */
function provenOrThrow<T = Principal>(error: unknown, principal: T | false): T {
  if (error instanceof Error) throw error;
  if (!principal) throw new Unauthenticated();
  return principal;
}

class ApiKeyGuard extends AuthGuard(API_KEY_STRATEGY) {
  override handleRequest<T = Principal>(error: unknown, principal: T | false): T {
    return provenOrThrow(error, principal);
  }
}

/** Finds out who is asking. Anonymous passes here; whether that is enough is the next guard's question. */
@Injectable()
export class AuthenticationGuard extends AuthGuard('jwt') {
  private readonly byKey = new ApiKeyGuard();

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    if (headers[API_KEY_HEADER] !== undefined) {
      // Two proofs at once: which of them limits the request would be anyone's guess.
      if (headers.authorization !== undefined) throw new Unauthenticated();
      return (await this.byKey.canActivate(context)) as boolean;
    }
    if (headers.authorization === undefined) return true;
    return (await super.canActivate(context)) as boolean;
  }

  override handleRequest<T = Principal>(error: unknown, principal: T | false): T {
    return provenOrThrow(error, principal);
  }
}
