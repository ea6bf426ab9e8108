import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashImage } from '../image/hash-image.js';
import { ImageFailure } from '../image/image-failure.js';
import { processImage } from '../image/process-image.js';
import { render } from '../image/render.js';
import type { DerivativeVariant } from '../derivative/recipes.js';
import type { RenderedFile, WorkshopAnswer, WorkshopResult, WorkshopTask, WrittenFile } from './workshop-protocol.js';

/** The program of a workshop process: one task at a time, until its parent goes away. */
process.on('message', (task: WorkshopTask) => {
  void answer(task).then((message) => process.send?.(message));
});
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group; the parent decides when this process may end.
process.on('SIGINT', () => undefined);

async function answer(task: WorkshopTask): Promise<WorkshopAnswer> {
  try {
    const { variants, isHashOnly, path, limits } = task;
    if (isHashOnly) return { hash: await hashImage(await readFile(path), limits) };
    return variants ? { rendered: await make(task, variants) } : { result: await work(task) };
  } catch (error) {
    // The file's own faults have codes; anything else is ours, and the job will try again.
    if (error instanceof ImageFailure) return { failure: { code: error.code, detail: error.detail, said: error.said } };
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function work({ path, folder, limits }: WorkshopTask): Promise<WorkshopResult> {
  const { published, preview, thumbnail, ...found } = await processImage(await readFile(path), limits);
  const [original, large, small] = await Promise.all([
    write(folder, 'original', { bytes: published, width: found.width, height: found.height }),
    write(folder, 'preview', preview),
    write(folder, 'thumbnail', thumbnail),
  ]);
  return { ...found, original, preview: large, thumbnail: small };
}

async function make(
  { path, folder, limits }: WorkshopTask,
  variants: readonly DerivativeVariant[],
): Promise<RenderedFile[]> {
  const files = await render(await readFile(path), variants, limits);
  return Promise.all(files.map(async ({ variant, ...file }) => ({ variant, ...(await write(folder, variant, file)) })));
}

async function write(
  folder: string,
  name: string,
  file: { readonly bytes: Buffer; readonly width: number; readonly height: number },
): Promise<WrittenFile> {
  const path = join(folder, name);
  await writeFile(path, file.bytes);
  return { path, width: file.width, height: file.height };
}
