import { routesOf, type AuditedRoute } from '@odr/access';
import { can, PERMISSIONS, Role } from '@odr/contracts';
import type { DynamicModule, Type } from '@nestjs/common';
import { ApiModule } from './api.module.js';

type Import = Type | DynamicModule | Promise<DynamicModule>;

/** Every controller that ApiModule brings along, found without starting anything. */
function controllersOf(module: Import, seen = new Set<unknown>()): Type[] {
  if (module instanceof Promise || seen.has(module)) return [];
  seen.add(module);
  const declared = 'module' in module ? module.module : module;
  const listed = <T>(key: 'imports' | 'controllers'): T[] => [
    ...((Reflect.getMetadata(key, declared) as T[] | undefined) ?? []),
    ...('module' in module ? ((module[key] as T[] | undefined) ?? []) : []),
  ];
  return [...listed<Type>('controllers'), ...listed<Import>('imports').flatMap((one) => controllersOf(one, seen))];
}

const addressOf = ({ method, path }: AuditedRoute): string => `${method} ${path.replace(/:\w+/g, ':id')}`;

describe('the routes of the API', () => {
  const routes = [...new Set(controllersOf(ApiModule))].flatMap(routesOf);
  const permissionsAskedFor = new Set(
    routes.flatMap(({ access }) => (access?.kind === 'permission' ? [access.permission] : [])),
  );

  it('say who may call them, every one', () => {
    expect(routes.length).toBeGreaterThan(50);
    expect(routes.filter(({ access }) => access === undefined).map(({ handler }) => handler)).toEqual([]);
  });

  it('stand at one address each', () => {
    const addresses = routes.map(addressOf);

    expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([]);
  });

  it('ask for permissions that exist and that an administrator carries', () => {
    for (const permission of permissionsAskedFor) {
      expect(PERMISSIONS).toContain(permission);
      expect(can(Role.Admin, permission)).toBe(true);
    }
  });

  it('are open to strangers only where somebody wrote down why', () => {
    const open = routes.flatMap(({ handler, access }) =>
      access?.kind === 'public' ? [{ handler, why: access.why }] : [],
    );

    expect(open.filter(({ why }) => why.split(' ').length < 4)).toEqual([]);
  });

  /** What moderation says to everyone: its rules, its figures, and to each their own. */
  const TOLD = /^\/moderation\/(?:policies|standing|statements|transparency-report)\b/;

  it('keep accounts, jobs and moderation from contributors', () => {
    const guarded = routes.filter(({ path }) => /^\/(?:users|admin|moderation)\b/.test(path) && !TOLD.test(path));

    expect(guarded.length).toBeGreaterThan(0);
    for (const { access, handler } of guarded) {
      expect([handler, access?.kind === 'permission' && !can(Role.Contributor, access.permission)]).toEqual([
        handler,
        true,
      ]);
    }
  });
});
