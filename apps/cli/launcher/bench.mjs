import './node-version.mjs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ROOT } from './checks/run.mjs';

/** Runs the benchmarks whose names contain one of the words, all without words; fails when one misses its limit. */
const words = process.argv.slice(2);
await ensureBuilt();
const files = (await readdir(join(ROOT, 'bench'))).filter((file) => file.endsWith('.bench.mjs'));
const chosen = files.filter((file) => words.length === 0 || words.some((word) => file.includes(word)));

let missed = 0;
for (const file of chosen) {
  console.log(`\n${file} …`);
  const { default: run } = await import(pathToFileURL(join(ROOT, 'bench', file)).href);
  for (const { name, ratio, limit, atLeast, ours, baseline } of await run()) {
    const isMet = atLeast ? ratio >= limit : ratio <= limit;
    if (!isMet) missed += 1;
    console.log(
      `  ${isMet ? 'ok    ' : 'MISSED'} ${name}: ${ratio.toFixed(2)} (${atLeast ? 'at least' : 'at most'} ${limit}), ${ours} against ${baseline}`,
    );
  }
}
process.exit(missed === 0 ? 0 : 1);
