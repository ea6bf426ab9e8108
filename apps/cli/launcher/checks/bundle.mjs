import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './run.mjs';

const BUDGET_BYTES = 250_000;
const FOLDER = join(ROOT, 'dist/apps/admin/browser');

/** The scripts and styles that index.html itself asks for, preloads included: what a first visit transfers. */
export function initialFilesOf(html) {
  const named = [...html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="([^"]+\.(?:js|css))"/g)].map(
    ([, file]) => file,
  );
  return [...new Set(named)];
}

/** The console's first visit stays within its budget, compressed as it is served. Angular's own budgets guard the raw sizes. */
export async function checkBundle() {
  const html = await readFile(join(FOLDER, 'index.html'), 'utf8').catch(() => undefined);
  if (html === undefined) return `${FOLDER}/index.html is missing: the console was not built.`;
  const sizes = await Promise.all(
    initialFilesOf(html).map(async (file) => ({ file, bytes: gzipSync(await readFile(join(FOLDER, file))).length })),
  );
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, gzipSync(html).length);
  if (total <= BUDGET_BYTES) return undefined;
  return [
    `The first visit transfers ${total} bytes, allowed are ${BUDGET_BYTES}:`,
    ...sizes.map(({ file, bytes }) => `  ${bytes} ${file}`),
  ].join('\n');
}
