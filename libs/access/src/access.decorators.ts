import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension, ApiSecurity } from '@nestjs/swagger';
import type { Permission } from '@odr/contracts';
import { Problems } from '@odr/platform';
import { API_KEY_STRATEGY } from './authentication.guard.js';
import type { Principal } from './principal.js';

export const ACCESS = Symbol('access');
export type Access =
  { readonly kind: 'permission'; readonly permission: Permission } | { readonly kind: 'public'; readonly why: string };

/** Declares who may call a route. Every route carries exactly one of `@Allow` and `@Public`; boot fails otherwise. */
export const Allow = (permission: Permission): MethodDecorator =>
  applyDecorators(
    SetMetadata(ACCESS, { kind: 'permission', permission } satisfies Access),
    ApiBearerAuth(),
    ApiSecurity(API_KEY_STRATEGY),
    ApiExtension('x-permission', permission),
    Problems('auth.unauthenticated', 'auth.forbidden', 'auth.second_factor_enrolment_required'),
  );

/**
 * Opens a route to the world. Callers who send a token are recognised all the same, and a bad token is refused.
 * @param why appears in docs/permissions.md, so write a reason a reviewer can accept
 */
export const Public = (why: string): MethodDecorator =>
  applyDecorators(SetMetadata(ACCESS, { kind: 'public', why } satisfies Access), ApiExtension('x-public', why));

/** The caller: always there behind `@Allow`, undefined for anonymous callers of a `@Public` route. */
export const CurrentPrincipal = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Principal | undefined =>
    context.switchToHttp().getRequest<{ user?: Principal }>().user,
);
