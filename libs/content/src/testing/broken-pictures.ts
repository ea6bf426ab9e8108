import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalBlobStore } from '@odr/platform';
import { DEFAULT_LIMITS } from '../image/header.js';
import { ImageFailure } from '../image/image-failure.js';
import { ImageWorkshop } from '../processing/image-workshop.js';
import { breakPicture } from './break-picture.js';
import { Random } from './random.js';
import { soundPictures } from './sound-pictures.js';

/** Where files that found a fault are kept, to be looked at. */
const KEPT = join(tmpdir(), 'odr-broken-pictures');
const PROCESSES = 2;

export interface BrokenRun {
  /** How often each came out: `done`, or the code of a failure. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Files without a typed outcome, and published files that are not the picture that was taken in: one line each. */
  readonly faults: readonly string[];
}

/**
 * Sends broken pictures through real workshop processes.
 * @param isChecked whether what is published of a file that survives is taken in again and compared
 */
export async function processBroken(
  count: number,
  seed: number,
  isChecked: (index: number) => boolean,
): Promise<BrokenRun> {
  const folder = await mkdtemp(join(tmpdir(), 'odr-broken-'));
  const temporary = new LocalBlobStore(folder);
  const limits = { ...DEFAULT_LIMITS, maxPixels: 4_000_000 };
  const workshop = new ImageWorkshop({
    processes: PROCESSES,
    timeoutMs: 30_000,
    maxMemoryBytes: 1_500_000_000,
    limits,
    temporary,
  });
  const sound = [...(await soundPictures())];
  const outcomes: Record<string, number> = {};
  const faults: string[] = [];

  const through = async (
    name: string,
    bytes: Buffer,
  ): Promise<{ outcome: string; pixels?: string; published?: Buffer }> => {
    const path = join(folder, name);
    await writeFile(path, bytes);
    try {
      return await workshop.process(path, async ({ pixelSha256, original }) => ({
        outcome: 'done',
        pixels: pixelSha256,
        published: await readFile(original.path),
      }));
    } catch (error) {
      return { outcome: error instanceof ImageFailure ? error.code : `untyped: ${String(error)}` };
    } finally {
      await rm(path);
    }
  };
  const one = async (index: number): Promise<void> => {
    const random = new Random(seed * 1_000_003 + index);
    const [name, picture] = sound[index % sound.length] as [string, Buffer];
    const { bytes, how } = breakPicture(
      picture,
      sound.map(([, other]) => other),
      random,
    );
    const { outcome, pixels, published } = await through(`${index}`, bytes);
    const [kind = ''] = outcome.split(':', 1);
    outcomes[kind] = (outcomes[kind] ?? 0) + 1;
    let fault = kind === 'untyped' ? outcome : undefined;
    if (published && isChecked(index)) {
      const again = await through(`${index}-published`, published);
      if (again.pixels !== pixels) fault = `published is another picture (${again.outcome})`;
    }
    if (fault === undefined) return;
    await mkdir(KEPT, { recursive: true });
    const kept = join(KEPT, `${seed}-${index}-${name}`);
    await writeFile(kept, bytes);
    faults.push(`${kept} (${how}): ${fault.slice(0, 300)}`);
  };

  try {
    const waiting = Array.from({ length: count }, (_, index) => index);
    const lane = async (): Promise<void> => {
      for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) await one(index);
    };
    await Promise.all(Array.from({ length: PROCESSES }, lane));
    return { outcomes, faults };
  } finally {
    workshop.close();
    await rm(folder, { recursive: true, force: true });
  }
}
