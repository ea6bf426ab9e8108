import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { networkOf, RateLimiter, type BudgetName } from '@odr/platform';
import type { FastifyRequest } from 'fastify';
import type { Principal } from './principal.js';
import { RATE_LIMIT } from './rate-limit.decorator.js';

const MAX_NAME_LENGTH = 254;

/** Draws on the budget that the route declares, once it is known who asks and before anything costly is done. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limiter: RateLimiter,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const budget = this.reflector.get<BudgetName | undefined>(RATE_LIMIT, context.getHandler());
    if (budget === undefined) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest & { user?: Principal }>();
    const address = networkOf(request.ip);
    const account = namedAccount(request.body);
    const caller = request.user?.userId ?? address;
    await this.limiter.spend(budget, { address, caller, ...(account !== undefined && { account }) });
    return true;
  }
}

/**
 * The address of the account that a sign-in is about, whether or not there is one. Not validated yet, so only told apart:
 * what differs in case or blanks alone is one.
 */
function namedAccount(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('email' in body) || typeof body.email !== 'string')
    return undefined;
  return body.email.slice(0, MAX_NAME_LENGTH).trim().normalize('NFKC').toLowerCase();
}
