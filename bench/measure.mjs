import { readdirSync, readFileSync } from 'node:fs';

/** The middle of the numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Measures two things in rounds A-B-B-A, because a shared machine drifts: what comes later must not always be the slower one.
 * @param {() => Promise<number>} a one round's cost
 * @param {() => Promise<number>} b
 * @returns the medians of both
 */
export async function interleaved(a, b, rounds) {
  const costs = { a: [], b: [] };
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? ['a', 'b'] : ['b', 'a'];
    for (const which of order) costs[which].push(await { a, b }[which]());
  }
  return { a: median(costs.a), b: median(costs.b) };
}

/** CPU time a process has used so far, all threads, in milliseconds. Linux: in ticks of 10 ms, so measure many requests at once. */
export function cpuMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** CPU time of a process, of those it has started, and of those that have ended, in milliseconds. */
export function treeCpuMs(root) {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
        const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0);
        return [{ pid: Number(pid), parent: Number(fields[1]), ms: ticks * 10 }];
      } catch {
        return []; // ended since it was listed
      }
    });
  const sum = (pid) =>
    processes.filter(({ parent }) => parent === pid).reduce((total, { pid: child }) => total + sum(child), 0) +
    (processes.find((process) => process.pid === pid)?.ms ?? 0);
  return sum(root);
}

/** Runs the work on every item, `width` at a time. */
export async function atOnce(width, items, work) {
  const waiting = [...items];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, lane));
}
