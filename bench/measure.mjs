import { readFileSync } from 'node:fs';

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

/** Runs the work on every item, `width` at a time. */
export async function atOnce(width, items, work) {
  const waiting = [...items];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, lane));
}
