import './node-version.mjs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { architecturePage, permissionsPage, problemsPage } from './checks/reference-pages.mjs';
import { bin, ROOT, runNode } from './checks/run.mjs';

/** What is generated, relative to the root of the repository. */
export const GENERATED = [
  'apps/api/openapi.json',
  'libs/sdk/src/generated',
  'docs/architecture.md',
  'docs/permissions.md',
  'docs/problems.md',
];

/** What the built API says about itself. The Swagger plugin runs in the tsc build only, so dist is asked, not the sources. */
async function writeDocument(file) {
  await mkdir(dirname(file), { recursive: true });
  const { code, output } = await runNode(['dist/apps/api/src/openapi.js', file], { env: { NODE_ENV: 'production' } });
  if (code !== 0) throw new Error(`The API could not describe itself:\n${output}`);
  return JSON.parse(await readFile(file, 'utf8'));
}

async function writeSdk(document, folder) {
  const { code, output } = await runNode([bin('openapi-ts'), '--file', 'libs/sdk/openapi-ts.config.mjs'], {
    env: { ODR_OPENAPI: document, ODR_SDK: folder },
  });
  if (code !== 0) throw new Error(`The SDK could not be generated:\n${output}`);
}

/** Writes everything that is generated from the code, under the given root. */
export async function generate(root) {
  const file = join(root, 'apps/api/openapi.json');
  const document = await writeDocument(file);
  const contracts = await import(pathToFileURL(join(ROOT, 'dist/libs/contracts/src/index.js')).href);
  const rolesOf = (permission) => Object.values(contracts.Role).filter((role) => contracts.can(role, permission));
  await mkdir(join(root, 'docs'), { recursive: true });
  const graph = JSON.parse(await readFile(join(ROOT, 'module-graph.json'), 'utf8'));
  await writeFile(join(root, 'docs/architecture.md'), architecturePage(graph));
  await writeFile(join(root, 'docs/permissions.md'), permissionsPage(document, rolesOf));
  await writeFile(join(root, 'docs/problems.md'), problemsPage(contracts.PROBLEMS));
  await writeSdk(file, join(root, 'libs/sdk/src/generated'));
}

if (import.meta.main) {
  console.log('Building the API, then writing openapi.json, the SDK and the reference pages …');
  const { code, output } = await runNode(['apps/cli/launcher/build.mjs', 'server'], { show: 'all' });
  if (code !== 0) throw new Error(output);
  await generate(ROOT);
  console.log(GENERATED.map((path) => `  ${path}`).join('\n'));
}
