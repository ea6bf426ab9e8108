import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../../../..');

/** One wrong import per rule, never to be mended: [rule, file that offends, what it imports]. */
const WRONG: readonly (readonly [rule: string, file: string, imports: string])[] = [
  ['no-cycle', 'libs/content/src/egg.ts', './hen.js'],
  ['layer-kernel', 'libs/kernel/src/a.ts', '@odr/contracts'],
  ['layer-contracts', 'libs/contracts/src/a.ts', '@odr/platform'],
  ['layer-entities', 'libs/entities/src/a.ts', '@odr/platform'],
  ['layer-platform', 'libs/platform/src/a.ts', '@odr/content'],
  ['layer-access', 'libs/access/src/a.ts', '@odr/auth'],
  ['feature-content', 'libs/content/src/b.ts', '@odr/search'],
  ['feature-licensing', 'libs/licensing/src/a.ts', '@odr/content'],
  ['entity-content', 'libs/entities/src/content/a.entity.ts', '../moderation/report.entity.js'],
  ['front-door', 'libs/content/src/c.ts', '../../auth/src/auth.service.js'],
  ['front-door', 'apps/api/src/a.ts', '../../../libs/content/src/content.service.js'],
  ['no-own-front-door', 'libs/content/src/d.ts', './index.js'],
  ['testing-in-tests-only', 'libs/content/src/e.service.ts', '../../auth/src/testing/index.js'],
  ['private-parts', 'libs/content/src/index.ts', './content.repository.js'],
  ['typeorm-where-sql-is', 'libs/content/src/f.service.ts', 'typeorm'],
  ['bull-behind-the-queue', 'libs/content/src/g.service.ts', 'bull'],
  ['cache-behind-one-file', 'libs/content/src/h.service.ts', 'cache-manager'],
  ['browser-safe', 'libs/contracts/src/b.ts', '@nestjs/common'],
  ['browser-safe-core', 'libs/kernel/src/b.ts', 'node:fs'],
  ['console-imports', 'apps/admin/src/app/teams/a.ts', '@odr/platform'],
  ['console-calls-in-clients', 'apps/admin/src/app/teams/feature-list/list-page.ts', '@odr/sdk'],
  ['console-ui-has-no-data', 'apps/admin/src/app/teams/ui/row.ts', '../data/teams-client.js'],
  ['console-domains-apart', 'apps/admin/src/app/teams/b.ts', '../content/a.js'],
  ['resolvable', 'libs/content/src/i.ts', './nowhere.js'],
];

const PRESENT = {
  'libs/content/src/hen.ts': "export * from './egg.js';",
  'libs/content/src/content.repository.ts': 'export {};',
  'libs/content/src/content.service.ts': 'export {};',
  'libs/auth/src/auth.service.ts': 'export {};',
  'libs/auth/src/testing/index.ts': 'export {};',
  'libs/auth/src/index.ts': 'export {};',
  'libs/search/src/index.ts': 'export {};',
  'libs/platform/src/index.ts': 'export {};',
  'libs/contracts/src/index.ts': 'export {};',
  'libs/sdk/src/index.ts': 'export {};',
  'libs/entities/src/moderation/report.entity.ts': 'export {};',
  'apps/admin/src/app/content/a.ts': 'export {};',
  'apps/admin/src/app/teams/data/teams-client.ts': 'export {};',
};

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

describe('boundaries', () => {
  const folder = mkdtempSync(join(tmpdir(), 'odr-boundaries-'));
  let violations: readonly Violation[];

  beforeAll(() => {
    const files = {
      ...PRESENT,
      ...Object.fromEntries(WRONG.map(([, file, imports]) => [file, `export * from '${imports}';`])),
    };
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(join(folder, dirname(file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    for (const name of ['tsconfig.json', '.dependency-cruiser.mjs', 'module-graph.json'])
      cpSync(join(root, name), join(folder, name));
    const cruiser = join(root, 'node_modules/.bin/depcruise');
    const output = execFileSync(
      process.execPath,
      [cruiser, '--no-cache', '--config', '.dependency-cruiser.mjs', '-T', 'json', 'apps', 'libs'],
      {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 64e6,
      },
    );
    violations = (JSON.parse(output) as { summary: { violations: Violation[] } }).summary.violations;
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(WRONG)('%s refuses what %s imports (%s)', (rule, file) => {
    expect(violations.filter(({ from }) => from === file).map(({ rule: { name } }) => name)).toContain(rule);
  });

  it('lets the files without a wrong import pass', () => {
    const offenders = new Set(WRONG.map(([, file]) => file).concat('libs/content/src/hen.ts'));

    expect(violations.filter(({ from }) => !offenders.has(from))).toEqual([]);
  });
});
