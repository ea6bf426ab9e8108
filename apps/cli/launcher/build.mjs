import './node-version.mjs';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bin, ROOT, runNode } from './checks/run.mjs';
import { withBuildLock } from './build-lock.mjs';
import { fingerprint } from './sources.mjs';

const COMMON = ['package-lock.json'];
const CLEARLY_LONG_MS = 2_000;
const REMINDER_MS = 10_000;

/**
 * What is built. One compiler pass serves api, worker and cli: they share the libraries, and the Swagger plugin has to see
 * them once; three passes took three times as long, and the last one would have won.
 */
const PARTS = {
  server: {
    sources: [
      'apps/api/src',
      'apps/worker/src',
      'apps/cli/src',
      'libs',
      'migrations',
      'tsconfig.json',
      'tsconfig.build.json',
      'nest-cli.json',
    ],
    output: 'dist/apps/cli/src/main.js',
    command: [bin('nest'), 'build', 'server'],
    // Given to people as they are, so no compiler brings them along.
    copies: ['libs/dataset/verifier'],
  },
  console: {
    sources: ['apps/admin', 'libs/contracts/src', 'libs/sdk/src', 'angular.json', 'tsconfig.json'],
    output: 'dist/apps/admin/browser/index.html',
    command: [bin('ng'), 'build', 'admin', '--progress=false'],
  },
};

const COMPILER_MEMORY = join(ROOT, 'dist/.cache/server.tsbuildinfo');
const receiptOf = (name) => join(ROOT, 'dist/.cache/build', name);

async function freshnessOf(name) {
  const print = await fingerprint(ROOT, [...PARTS[name].sources, ...COMMON]);
  const built = await readFile(receiptOf(name), 'utf8').catch(() => '');
  return { print, isFresh: built === print && existsSync(join(ROOT, PARTS[name].output)) };
}

async function buildPart(name) {
  const { print, isFresh } = await freshnessOf(name);
  if (isFresh) return undefined;
  const { command, output, copies = [] } = PARTS[name];
  const startedMs = performance.now();
  await rm(receiptOf(name), { force: true });
  // The compiler's memory of what it has written is wrong once that is gone.
  if (!existsSync(join(ROOT, output))) await rm(COMPILER_MEMORY, { force: true });

  const run = await runNode(command, { env: { NG_CLI_ANALYTICS: 'false', NODE_OPTIONS: '' } });
  if (run.code !== 0 || !existsSync(join(ROOT, output))) throw new Error(`Building the ${name} failed:\n${run.output}`);
  for (const folder of copies) await cp(join(ROOT, folder), join(ROOT, 'dist', folder), { recursive: true });
  await mkdir(dirname(receiptOf(name)), { recursive: true });
  await writeFile(receiptOf(name), print);
  return Math.round((performance.now() - startedMs) / 100) / 10;
}

/**
 * Builds what is older than its sources, both parts side by side, and tells about it while it lasts.
 * @param {readonly ('server' | 'console')[]} names
 */
export async function ensureBuilt(names = Object.keys(PARTS)) {
  const fresh = await Promise.all(names.map(async (name) => (await freshnessOf(name)).isFresh));
  const stale = names.filter((_name, position) => !fresh[position]);
  if (stale.length > 0) await withBuildLock(() => withReminders(stale));
}

async function withReminders(stale) {
  const startedMs = performance.now();
  const waiting = new Set(stale);
  const remind = () => {
    const seconds = Math.round((performance.now() - startedMs) / 1_000);
    console.error(`  building the ${[...waiting].join(' and the ')} … ${seconds} s`);
  };
  const first = setTimeout(remind, CLEARLY_LONG_MS);
  const later = setInterval(remind, REMINDER_MS);
  try {
    // The other part is waited for even when one fails: an abandoned compiler would write over the next attempt's output.
    const results = await Promise.allSettled(
      stale.map(async (name) => {
        const seconds = await buildPart(name);
        waiting.delete(name);
        if (seconds !== undefined) console.error(`  built the ${name} in ${seconds} s`);
      }),
    );
    const failed = results.find(({ status }) => status === 'rejected');
    if (failed) throw failed.reason;
  } finally {
    clearTimeout(first);
    clearInterval(later);
  }
}

if (import.meta.main) {
  const wanted = process.argv.slice(2).filter((word) => Object.hasOwn(PARTS, word));
  try {
    await ensureBuilt(wanted.length > 0 ? wanted : undefined);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
