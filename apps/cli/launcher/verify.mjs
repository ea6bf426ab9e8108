import './node-version.mjs';
import { CHECKS } from './checks/index.mjs';

const seconds = (sinceMs) => `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;

async function runCheck({ name, run, mend }) {
  const startedMs = performance.now();
  const ticker = setInterval(() => console.log(`  …  ${name}, ${seconds(startedMs)}`), 10_000);
  const failure = await run().catch((error) => error.stack ?? String(error));
  clearInterval(ticker);
  if (failure === undefined) {
    console.log(`  ok ${name} (${seconds(startedMs)})`);
    return true;
  }
  console.log(`\nFAILED ${name} (${seconds(startedMs)})\n${failure}\n→ ${name}: ${mend}\n`);
  return false;
}

/**
 * Runs the checks, two at a time because most are one process that computes; those marked `alone` come first.
 * @param {readonly string[]} names only these; all when empty
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function verify(names = []) {
  const chosen = CHECKS.filter(({ name }) => names.length === 0 || names.includes(name));
  const results = [];
  for (const check of chosen.filter(({ alone }) => alone)) results.push(await runCheck(check));
  const waiting = chosen.filter(({ alone }) => !alone);
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) results.push(await runCheck(check));
  };
  await Promise.all([lane(), lane()]);
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed };
}

if (import.meta.main) {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !CHECKS.some((check) => check.name === name));
  if (unknown.length > 0) {
    console.error(`No check is called ${unknown.join(', ')}. There are: ${CHECKS.map(({ name }) => name).join(', ')}.`);
    process.exit(2);
  }
  const { passed, failed } = await verify(names);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
