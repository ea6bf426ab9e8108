import './node-version.mjs';
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { endLeftovers, MARK } from './checks/leftovers.mjs';
import { bin, ROOT, runNode } from './checks/run.mjs';
import { verify } from './verify.mjs';

const RESULTS = join(ROOT, 'dist/.cache/test');
const MINUTE_MS = 60_000;

/** In this order: what is quick and tells most comes first. A part that fails never hides the parts after it. */
const PARTS = {
  verify: () => verify(),
  unit: (paths) => jest('unit', { paths, timeoutMs: 10 * MINUTE_MS }),
  db: (paths) => jest('db', { paths, timeoutMs: 25 * MINUTE_MS }),
  admin: (paths) => jest('admin', { paths, config: 'apps/admin/jest.config.mjs', timeoutMs: 10 * MINUTE_MS }),
  e2e: (paths) => blackBox(paths),
  soak: (paths) => soak(paths),
};
const DEFAULT_PARTS = ['verify', 'unit', 'db', 'admin', 'e2e'];

async function jest(project, { paths, config, serial = false, timeoutMs }) {
  const outputFile = join(RESULTS, `${project}.json`);
  const mark = randomUUID();
  await rm(outputFile, { force: true });
  const { code, timedOut } = await runNode(
    [
      bin('jest'),
      ...['--config', config ?? 'jest.config.mjs', ...(config ? [] : ['--selectProjects', project])],
      ...[
        '--json',
        '--outputFile',
        outputFile,
        '--passWithNoTests',
        // Kept-alive connections to the system that was just stopped are no reason to wait.
        ...(serial ? ['--runInBand', '--forceExit'] : ['--maxWorkers', '2']),
      ],
      ...paths,
    ],
    // jest prints its JSON to standard output as well; progress and failures go to standard error.
    {
      env: { NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning', [MARK]: mark },
      show: 'stderr',
      timeoutMs,
    },
  );
  for (const command of await endLeftovers(mark)) console.log(`${project}: ended what was left running: ${command}`);
  const report = await readFile(outputFile, 'utf8').then(JSON.parse, () => undefined);
  if (report === undefined) {
    console.log(
      `${project}: ${timedOut ? `stopped after ${timeoutMs / MINUTE_MS} minutes` : `ended with code ${code}`} before it could report`,
    );
    return { passed: 0, failed: 1 };
  }
  return tally(report, code);
}

/** Tests of the one system that is started for all, beside those that start systems of their own. Each tells after the other. */
async function blackBox(paths) {
  await ensureBuilt();
  const options = { paths, serial: true, timeoutMs: 45 * MINUTE_MS };
  const [shared, own] = await Promise.all([jest('e2e', options), jest('own', options)]);
  return {
    passed: shared.passed + own.passed,
    failed: shared.failed + own.failed,
    skipped: (shared.skipped ?? 0) + (own.skipped ?? 0),
  };
}

/** Built before the clock of any of them runs: systems are started, not built, within their time. */
async function soak(paths) {
  await ensureBuilt();
  return jest('soak', { paths, serial: true, timeoutMs: 60 * MINUTE_MS });
}

/** A file that could not even be loaded counts as one failure, as does a run that failed without naming a test. */
export function tally({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests = 0 }, code) {
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  return { passed: numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed, skipped: numPendingTests };
}

/** `unit db moderation` → the parts unit and db, only files whose path matches `moderation`. */
export function parseArguments(words) {
  const parts = words.filter((word) => Object.hasOwn(PARTS, word));
  return { parts: parts.length > 0 ? parts : DEFAULT_PARTS, paths: words.filter((word) => !parts.includes(word)) };
}

async function main() {
  await mkdir(RESULTS, { recursive: true });
  const { parts, paths } = parseArguments(process.argv.slice(2));
  const startedMs = performance.now();
  const minutes = () => ((performance.now() - startedMs) / MINUTE_MS).toFixed(1);
  const sum = { passed: 0, failed: 0 };
  for (const part of parts) {
    console.log(`\n── ${part} (${minutes()} min)`);
    const { passed, failed, skipped = 0 } = await PARTS[part](paths);
    console.log(`${part}: passed ${passed}, failed ${failed}${skipped ? `, skipped ${skipped}` : ''}`);
    sum.passed += passed;
    sum.failed += failed;
  }
  console.log(`\nafter ${minutes()} minutes`);
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  process.exitCode = sum.failed === 0 ? 0 : 1;
}

if (import.meta.main) await main();
