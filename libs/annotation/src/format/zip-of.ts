import { Readable } from 'node:stream';
import yazl from 'yazl';

/** A file of an archive that is being written. */
export interface ZipFile {
  readonly path: string;
  readonly text: string;
}

/** A zip of small texts, written as they come; times and modes are the same each time. */
export async function* zipOf(files: AsyncIterable<ZipFile>): AsyncGenerator<Uint8Array> {
  const zip = new yazl.ZipFile();
  const options = { mtime: new Date('2020-01-01T00:00:00Z'), mode: 0o100644 };
  const iterator = files[Symbol.asyncIterator]();
  const output = Readable.from(zip.outputStream as Readable);
  const filling = fill(iterator, (file) => zip.addBuffer(Buffer.from(file.text), file.path, options)).then(
    () => zip.end(),
    (error: unknown) => output.destroy(error as Error),
  );
  yield* output as AsyncIterable<Buffer>;
  await filling;
}

async function fill(files: AsyncIterator<ZipFile>, add: (file: ZipFile) => void): Promise<void> {
  for (let next = await files.next(); next.done !== true; next = await files.next()) add(next.value);
}
