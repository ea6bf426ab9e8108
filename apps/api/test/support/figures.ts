import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Beside the screenshots: what a run has measured on the machine it ran on. */
const FIGURES = join(import.meta.dirname, '../../../../dist/figures');

/** Prints what was measured and keeps it as JSON. Figures are looked at; a test that held a busy machine to them would fail by chance. */
export async function tellFigures(
  name: string,
  figures: Readonly<Record<string, number | readonly number[]>>,
): Promise<void> {
  const text = JSON.stringify(figures);
  process.stdout.write(`${name}: ${text}\n`);
  await mkdir(FIGURES, { recursive: true });
  await writeFile(join(FIGURES, `${name}.json`), `${text}\n`);
}

/** The upper of the two in the middle; NaN of nothing. */
export const medianOf = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
