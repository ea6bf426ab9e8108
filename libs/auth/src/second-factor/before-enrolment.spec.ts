import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Operations = Record<string, { readonly 'x-before-enrolment'?: boolean }>;

const { paths } = JSON.parse(readFileSync(join(import.meta.dirname, '../../../../apps/api/openapi.json'), 'utf8')) as {
  readonly paths: Record<string, Operations>;
};

it('opens only these to whoever owes a second factor', () => {
  const open = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, operation]) =>
      operation['x-before-enrolment'] ? [`${method.toUpperCase()} ${path}`] : [],
    ),
  );

  expect(open.sort()).toEqual([
    'GET /api/v1/auth/me',
    'POST /api/v1/auth/logout',
    'POST /api/v1/auth/totp/confirm',
    'POST /api/v1/auth/totp/setup',
  ]);
});
