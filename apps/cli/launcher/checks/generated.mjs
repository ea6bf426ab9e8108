import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { GENERATED, generate } from '../openapi.mjs';
import { ROOT } from './run.mjs';

const FRESH = join(ROOT, 'dist/.cache/generated');

const differences = (path) =>
  new Promise((resolve) => {
    const options = ['diff', '--no-index', '--exit-code', '--no-color', '--unified=2'];
    execFile('git', [...options, join(ROOT, path), join(FRESH, path)], { maxBuffer: 64e6 }, (error, stdout, stderr) => {
      resolve(error ? `${stdout}${stderr}`.slice(0, 4_000) || String(error) : '');
    });
  });

/** What is generated equals what is committed. Compared beside the working tree, so that a check changes nothing. */
export async function checkGenerated() {
  await rm(FRESH, { recursive: true, force: true });
  await generate(FRESH);
  const found = await Promise.all(GENERATED.map(differences));
  return found.some(Boolean) ? found.join('\n').trim() : undefined;
}
