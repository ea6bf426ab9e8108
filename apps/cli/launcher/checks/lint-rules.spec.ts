import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../../../..');

/** One wrong line per rule of our own, never to be mended: [rule, file that offends, the line]. */
const WRONG: readonly (readonly [rule: string, file: string, code: string])[] = [
  ['no-restricted-imports', 'libs/content/src/a.service.ts', "export { In } from 'typeorm';"],
  ['no-restricted-imports', 'libs/content/src/b.service.ts', "export * from 'bull';"],
  ['no-restricted-imports', 'libs/content/src/c.service.ts', "export * from 'cache-manager';"],
  ['no-restricted-imports', 'libs/content/src/d.service.ts', "export { NotFoundException } from '@nestjs/common';"],
  ['no-restricted-imports', 'libs/content/src/e.service.ts', "export * from '@odr/search';"],
  ['no-restricted-imports', 'apps/admin/src/app/a.ts', "export * from '@odr/content';"],
  ['no-restricted-imports', 'apps/admin/src/app/b-store.ts', "export { HttpClient } from '@angular/common/http';"],
  ['no-restricted-properties', 'libs/content/src/f.service.ts', 'export const port = process.env.PORT;'],
  ['no-restricted-syntax', 'libs/content/src/g.ts', 'export enum Status { Open }'],
  ['no-restricted-syntax', 'libs/content/src/h.ts', 'export const items$ = 1;'],
  ['@typescript-eslint/no-explicit-any', 'libs/content/src/i.ts', 'export const x = (y: any): unknown => y;'],
  ['@typescript-eslint/no-non-null-assertion', 'libs/content/src/j.ts', 'export const x = (y?: string): string => y!;'],
  [
    '@typescript-eslint/no-floating-promises',
    'libs/content/src/k.ts',
    'export const x = (): void => { Promise.resolve(); };',
  ],
  ['@angular-eslint/template/alt-text', 'apps/admin/src/app/c.html', '<img src="a.png" />'],
];

const RIGHT: Readonly<Record<string, string>> = {
  'libs/content/src/a.repository.ts': "export { In } from 'typeorm';",
  'libs/platform/src/queue/a.ts': "export * from 'bull';",
  'libs/platform/src/http/a.ts': "export { NotFoundException } from '@nestjs/common';",
  'libs/content/src/a.config.ts': 'export const port = process.env.PORT;',
  'libs/search/src/a.ts': "export * from '@odr/content';",
  'apps/admin/src/app/data/a-client.ts': "export { HttpClient } from '@angular/common/http';",
};

interface FileReport {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}

describe('lint rules of our own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'odr-lint-'));
  let rulesOf: ReadonlyMap<string, readonly (string | null)[]>;

  beforeAll(() => {
    for (const [file, code] of [...WRONG.map(([, file, code]) => [file, code] as const), ...Object.entries(RIGHT)]) {
      mkdirSync(join(folder, dirname(file)), { recursive: true });
      writeFileSync(join(folder, file), code);
    }
    const project = (...include: string[]): string =>
      JSON.stringify({ compilerOptions: { strict: true, module: 'nodenext', types: [] }, include });
    writeFileSync(join(folder, 'tsconfig.json'), project('libs'));
    for (const name of ['tsconfig.app.json', 'tsconfig.spec.json'])
      writeFileSync(join(folder, 'apps/admin', name), project('src'));
    for (const name of ['eslint.config.mjs', 'module-graph.json']) cpSync(join(root, name), join(folder, name));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const eslint = spawnSync(
      process.execPath,
      [join(root, 'node_modules/eslint/bin/eslint.js'), '-f', 'json', 'apps', 'libs'],
      { cwd: folder, encoding: 'utf8' },
    );
    const reports = JSON.parse(eslint.stdout) as FileReport[];
    rulesOf = new Map(
      reports.map(({ filePath, messages }) => [
        filePath.slice(folder.length + 1),
        messages.map(({ ruleId }) => ruleId),
      ]),
    );
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(WRONG)('%s refuses %s: %s', (rule, file) => {
    expect(rulesOf.get(file)).toContain(rule);
  });

  it.each(Object.keys(RIGHT))('lets %s pass, where it belongs', (file) => {
    expect(rulesOf.get(file)).toEqual([]);
  });
});
