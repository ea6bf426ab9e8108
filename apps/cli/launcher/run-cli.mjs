import './node-version.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ROOT } from './checks/run.mjs';

/**
 * Builds what is stale, then becomes the `odr` command: same process, so that signals and exit codes need no forwarding.
 * @param {readonly string[]} words the command and its arguments
 * @param {readonly ('server' | 'console')[]} parts what this command needs
 */
export async function runCli(words, parts) {
  try {
    await ensureBuilt(parts);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
  const main = join(ROOT, 'dist/apps/cli/src/main.js');
  process.argv = [process.argv[0], main, ...words];
  process.env.NODE_ENV ??= 'production';
  await import(pathToFileURL(main).href);
}
