import { PERMISSIONS, PERMISSIONS_OF, PERSON_ONLY, Role, SUSPENDED_MAY, type Permission } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import { Reflector } from '@nestjs/core';
import type { ExecutionContext } from '@nestjs/common';
import { Allow, Public } from './access.decorators.js';
import { AuthenticationGuard } from './authentication.guard.js';
import { BeforeEnrolment } from './enrolment.js';
import { PermissionGuard } from './permission.guard.js';
import { contributesTo, mayDo, scopeOf, type Principal } from './principal.js';

const principal = (role: Role): Principal => ({ userId: 'someone' as UserId, role, teams: [] });

const contextOf = (handler: object, request: object): ExecutionContext =>
  ({ getHandler: () => handler, switchToHttp: () => ({ getRequest: () => request }) }) as unknown as ExecutionContext;

const handlerWith = (...decorators: MethodDecorator[]): object => {
  class Routes {
    route(): void {
      // Only its metadata matters.
    }
  }
  const descriptor = Object.getOwnPropertyDescriptor(Routes.prototype, 'route') ?? {};
  for (const decorate of decorators) decorate(Routes.prototype, 'route', descriptor);
  return Routes.prototype.route;
};

describe('the permission guard', () => {
  const guard = new PermissionGuard(new Reflector());
  const enter = (handler: object, user?: Principal) => () => guard.canActivate(contextOf(handler, { user }));

  it('lets every role do exactly what it carries', () => {
    for (const permission of PERMISSIONS) {
      const handler = handlerWith(Allow(permission));
      for (const role of Object.values(Role)) {
        const entering = enter(handler, principal(role));
        if (PERMISSIONS_OF[role].has(permission)) expect(entering()).toBe(true);
        else expect(entering).toThrow(expect.objectContaining({ code: 'auth.forbidden', details: { permission } }));
      }
      expect(enter(handler)).toThrow(expect.objectContaining({ code: 'auth.unauthenticated' }));
    }
  });

  it('lets anyone through an open door', () => {
    expect(enter(handlerWith(Public('It is a test.')))()).toBe(true);
  });

  it('lets nobody through a door that nobody described', () => {
    expect(enter(handlerWith(), principal('admin'))).toThrow(expect.objectContaining({ code: 'auth.forbidden' }));
    expect(enter(handlerWith())).toThrow(expect.objectContaining({ code: 'auth.unauthenticated' }));
  });
});

describe('an API key', () => {
  const guard = new PermissionGuard(new Reflector());
  const keyOf = (role: Role, ...scopes: Permission[]): Principal => ({ ...principal(role), scopes: new Set(scopes) });

  it('may do what it and its owner both may, but nothing that takes a person', () => {
    for (const permission of PERMISSIONS) {
      for (const role of Object.values(Role)) {
        const isGivable = !PERSON_ONLY.has(permission);
        expect(mayDo(keyOf(role, permission), permission)).toBe(isGivable && PERMISSIONS_OF[role].has(permission));
        expect(mayDo(keyOf(role, ...PERMISSIONS.filter((other) => other !== permission)), permission)).toBe(false);
      }
    }
  });

  it('does not see everything because its owner does', () => {
    expect(scopeOf(keyOf('admin', 'content.read'))).toMatchObject({ seesAll: false });
    expect(scopeOf(keyOf('admin', 'content.read', 'content.read_any'))).toMatchObject({ seesAll: true });
  });

  it('counts for nobody on an open route unless it may read', () => {
    const seenBy = (user: Principal): Principal | undefined => {
      const request = { user };
      guard.canActivate(contextOf(handlerWith(Public('It is a test.')), request));
      return request.user;
    };

    expect(seenBy(keyOf('admin', 'search.similar'))).toBeUndefined();
    expect(seenBy(keyOf('admin', 'content.read'))).toBeDefined();
    expect(seenBy(principal('contributor'))).toBeDefined();
  });
});

describe('somebody who owes a second factor', () => {
  const guard = new PermissionGuard(new Reflector());
  const owing: Principal = { ...principal('admin'), mustEnrol: true };
  const enter = (user: Principal, ...decorators: MethodDecorator[]): Principal | undefined => {
    const request = { user };
    guard.canActivate(contextOf(handlerWith(...decorators), request));
    return request.user;
  };

  it('may do nothing that the role carries but what leads out of it', () => {
    for (const permission of PERMISSIONS) {
      expect(() => enter(owing, Allow(permission))).toThrow(
        expect.objectContaining({ code: 'auth.second_factor_enrolment_required' }),
      );
      expect(enter(owing, Allow(permission), BeforeEnrolment())).toBe(owing);
    }
  });

  it('counts for nobody on an open route, unless that is a way out', () => {
    expect(enter(owing, Public('It is a test.'))).toBeUndefined();
    expect(enter(owing, Public('It is a test.'), BeforeEnrolment())).toBe(owing);
  });

  it('gains nothing by it', () => {
    const poor: Principal = { ...principal('contributor'), mustEnrol: true };

    expect(() => enter(poor, Allow('user.read'), BeforeEnrolment())).toThrow(
      expect.objectContaining({ code: 'auth.forbidden' }),
    );
  });
});

describe('somebody who is suspended', () => {
  const guard = new PermissionGuard(new Reflector());
  const suspended: Principal = { ...principal('admin'), suspendedUntil: new Date('2026-04-01T00:00:00Z') };
  const enter = (permission: Permission) => () =>
    guard.canActivate(contextOf(handlerWith(Allow(permission)), { user: suspended }));

  it('may read, appeal and look after themselves, and nothing else', () => {
    for (const permission of PERMISSIONS) {
      if (SUSPENDED_MAY.has(permission)) expect(enter(permission)()).toBe(true);
      else
        expect(enter(permission)).toThrow(
          expect.objectContaining({ code: 'auth.suspended', details: { until: '2026-04-01T00:00:00.000Z' } }),
        );
    }
    expect(SUSPENDED_MAY.has('appeal.create')).toBe(true);
    expect([...SUSPENDED_MAY].filter((one) => /\.(?:create|update|decide)$/.test(one))).toEqual(['appeal.create']);
  });
});

describe('the authentication guard', () => {
  const guard = new AuthenticationGuard();

  it('takes callers without a token for anonymous', async () => {
    expect(await guard.canActivate(contextOf(handlerWith(), { headers: {} }))).toBe(true);
  });

  it('refuses a token that stands for nobody, and does not hide other failures behind that', () => {
    expect(() => guard.handleRequest(null, false)).toThrow(expect.objectContaining({ code: 'auth.unauthenticated' }));
    expect(() => guard.handleRequest(new Error('the database is away'), false)).toThrow('the database is away');
  });
});

describe('roles', () => {
  it('grow: each includes the one before it', () => {
    const carried = (role: Role): Permission[] => [...PERMISSIONS_OF[role]];

    expect(carried('moderator')).toEqual(expect.arrayContaining(carried('contributor')));
    expect(carried('admin')).toEqual(expect.arrayContaining(carried('moderator')));
    expect(carried('contributor').filter((permission) => /^(?:user|job|moderation)\./.test(permission))).toEqual([]);
  });
});

describe('what a principal may see', () => {
  it('is what is published for strangers, their own for contributors, all for moderators', () => {
    expect(scopeOf(undefined)).toEqual({ userId: null, teamIds: [], seesAll: false });
    expect(scopeOf(principal('contributor'))).toMatchObject({ userId: 'someone', seesAll: false });
    expect(scopeOf(principal('moderator'))).toMatchObject({ seesAll: true });
  });

  it('does not include adding to a team for its viewers', () => {
    const teams = [
      { teamId: 'seen', role: 'viewer' },
      { teamId: 'made', role: 'contributor' },
    ] as unknown as Principal['teams'];
    const member = { ...principal('contributor'), teams };

    expect(['seen', 'made', 'other'].map((id) => contributesTo(member, id as never))).toEqual([false, true, false]);
  });
});
