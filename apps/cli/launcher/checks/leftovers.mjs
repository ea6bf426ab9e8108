import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** Name of the variable by which a part of the tests marks everything it starts, however far it detaches itself. */
export const MARK = 'ODR_TEST_RUN';
const POLL_MS = 100;

/**
 * Ends what tests have left running: a jest that was stopped could not stop the systems it had started.
 * Asks first, so that servers shut down and let go of their folders, then insists. Linux only; elsewhere it finds nothing.
 * @param {string} mark value of `MARK` in their environment
 * @param {{ patienceMs?: number }} options how long they may take to end by themselves
 * @returns {Promise<string[]>} what had to be ended, as command lines
 */
export async function endLeftovers(mark, { patienceMs = 10_000 } = {}) {
  const found = await marked(mark);
  signal(found, 'SIGINT');
  for (let waitedMs = 0; waitedMs < patienceMs && (await marked(mark)).length > 0; waitedMs += POLL_MS)
    await delay(POLL_MS);
  signal(await marked(mark), 'SIGKILL');
  return found.map(({ command }) => command);
}

async function marked(mark) {
  const names = await readdir('/proc').catch(() => []); // no such folder on other systems
  const pids = names.filter((name) => /^\d+$/.test(name)).map(Number);
  const processes = await Promise.all(pids.filter((pid) => pid !== process.pid).map((pid) => describe(pid, mark)));
  return processes.filter((found) => found !== undefined);
}

async function describe(pid, mark) {
  // Unreadable means ended meanwhile, or somebody else's: neither was left by us. A zombie's environment is empty.
  const read = (name) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
  const environment = (await read('environ')).split('\0');
  if (!environment.includes(`${MARK}=${mark}`)) return undefined;
  return { pid, command: (await read('cmdline')).replaceAll('\0', ' ').trim() };
}

function signal(processes, name) {
  for (const { pid } of processes) {
    try {
      process.kill(pid, name);
    } catch {
      // It ended by itself, which is what is asked for.
    }
  }
}
