import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ImageFailure } from '../image/image-failure.js';
import { processImage } from '../image/process-image.js';
import type { WorkshopAnswer, WorkshopResult, WorkshopTask, WrittenFile } from './workshop-protocol.js';

/** The program of a workshop process: one task at a time, until its parent goes away. */
process.on('message', (task: WorkshopTask) => {
  void answer(task).then((message) => process.send?.(message));
});
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group; the parent decides when this process may end.
process.on('SIGINT', () => undefined);

async function answer(task: WorkshopTask): Promise<WorkshopAnswer> {
  try {
    return { result: await work(task) };
  } catch (error) {
    // The file's own faults have codes; anything else is ours, and the job will try again.
    if (error instanceof ImageFailure) return { failure: { code: error.code, detail: error.detail } };
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function work({ path, folder, limits }: WorkshopTask): Promise<WorkshopResult> {
  const { published, preview, thumbnail, ...found } = await processImage(await readFile(path), limits);
  const write = async (name: string, file: { bytes: Buffer; width: number; height: number }): Promise<WrittenFile> => {
    const target = join(folder, name);
    await writeFile(target, file.bytes);
    return { path: target, width: file.width, height: file.height };
  };
  const [original, large, small] = await Promise.all([
    write('original', { bytes: published, width: found.width, height: found.height }),
    write('preview', preview),
    write('thumbnail', thumbnail),
  ]);
  return { ...found, original, preview: large, thumbnail: small };
}
