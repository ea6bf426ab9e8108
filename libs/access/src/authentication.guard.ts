import { Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Unauthenticated } from './errors.js';
import type { Principal } from './principal.js';

/** Finds out who is asking. Anonymous passes here; whether that is enough is the next guard's question. */
@Injectable()
export class AuthenticationGuard extends AuthGuard('jwt') {
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    if (headers.authorization === undefined) return true;
    return (await super.canActivate(context)) as boolean;
  }

  override handleRequest<T = Principal>(error: unknown, principal: T | false): T {
    if (error instanceof Error) throw error;
    if (!principal) throw new Unauthenticated();
    return principal;
  }
}
