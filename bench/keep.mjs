import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const RESULTS = join(import.meta.dirname, 'results.json');

/** The figures of a commit stand beside those of others, so that one sees when they fell. */
export async function keep(name, results) {
  const git = (...args) => execFileSync('git', args, { encoding: 'utf8', cwd: import.meta.dirname }).trim();
  const commit = git('rev-parse', '--short', 'HEAD');
  const kept = JSON.parse(await readFile(RESULTS, 'utf8').catch(() => '{}'));
  kept[name] = { ...kept[name], [commit]: { measuredAt: new Date().toISOString(), results } };
  await writeFile(RESULTS, `${JSON.stringify(kept, null, 2)}\n`);
}
