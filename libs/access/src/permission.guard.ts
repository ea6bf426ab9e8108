import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ACCESS, type Access } from './access.decorators.js';
import { Forbidden, Unauthenticated } from './errors.js';
import { mayDo, type Principal } from './principal.js';

/** Lets through what the route declares, and nothing when it declares nothing. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    if (access?.kind === 'public') return true;
    const principal = context.switchToHttp().getRequest<{ user?: Principal }>().user;
    if (principal === undefined) throw new Unauthenticated();
    if (access === undefined) throw new Forbidden('(undeclared)');
    if (!mayDo(principal, access.permission)) throw new Forbidden(access.permission);
    return true;
  }
}
