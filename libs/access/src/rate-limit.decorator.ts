import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { Problems, type BudgetName } from '@odr/platform';

export const RATE_LIMIT = Symbol('rate limit');

/** Declares which budget a route draws on; the figures stand in one place, `limits.config.ts` of the platform. */
export const RateLimit = (budget: BudgetName): MethodDecorator =>
  applyDecorators(
    SetMetadata(RATE_LIMIT, budget),
    ApiExtension('x-rate-limit', budget),
    Problems('request.rate_limited'),
  );
