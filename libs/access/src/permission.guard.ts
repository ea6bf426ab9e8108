import { SUSPENDED_MAY } from '@odr/contracts';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ACCESS, type Access } from './access.decorators.js';
import { BEFORE_ENROLMENT } from './enrolment.js';
import { Forbidden, SecondFactorEnrolmentRequired, Unauthenticated } from './errors.js';
import { mayDo, type Principal } from './principal.js';
import { Suspended } from './suspension.js';

/** Lets through what the route declares, and nothing when it declares nothing. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    const request = context.switchToHttp().getRequest<{ user?: Principal | undefined }>();
    const principal = request.user;
    const isClosed = principal?.mustEnrol === true && !this.reflector.get(BEFORE_ENROLMENT, context.getHandler());
    if (access?.kind === 'public') {
      // Open routes show members more than strangers. A key that may not read is a stranger there,
      // and so is who still owes a second factor.
      if (principal !== undefined && (isClosed || !mayDo(principal, 'content.read'))) request.user = undefined;
      return true;
    }
    if (principal === undefined) throw new Unauthenticated();
    if (access === undefined) throw new Forbidden('(undeclared)');
    if (!mayDo(principal, access.permission)) throw new Forbidden(access.permission);
    if (isClosed) throw new SecondFactorEnrolmentRequired();
    if (principal.suspendedUntil && !SUSPENDED_MAY.has(access.permission))
      throw new Suspended(principal.suspendedUntil);
    return true;
  }
}
