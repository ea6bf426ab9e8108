import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnnotatedPicture, JsonObject } from '@odr/annotation';

import type { ExportRow } from '../export-row.js';
import type { ExportPicture } from './row-writer.js';
import { TextFile } from './text-file.js';

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keeps what was said of pictures on disk, for formats that have to go through it more than once. */
export class PictureSpool {
  private constructor(
    private readonly path: string,
    private readonly file: TextFile,
  ) {}

  static async create(folder: string): Promise<PictureSpool> {
    const path = join(folder, 'pictures.tmp');
    return new PictureSpool(path, await TextFile.create(path));
  }

  /** @param name of the picture's file */
  add(
    { contentId, publishedSha256, license, annotations, ...row }: ExportRow,
    name: string,
    image?: ExportPicture,
  ): Promise<void> {
    const [width, height] = image ? [image.width, image.height] : [row.width, row.height];
    const said: AnnotatedPicture = {
      picture: { contentId, sha256: publishedSha256, name, width, height, license },
      annotations: annotations.flatMap(({ id, sources, value }) => (isObject(value) ? [{ id, sources, value }] : [])),
    };
    return this.file.write(`${JSON.stringify(said)}\n`);
  }

  /** Before it is read. */
  close(): Promise<void> {
    return this.file.close();
  }

  /** After a failure. */
  abort(): Promise<void> {
    return this.file.abort();
  }

  remove(): Promise<void> {
    return rm(this.path, { force: true });
  }

  /** From the begin, each time it is called. */
  async *pictures(): AsyncGenerator<AnnotatedPicture> {
    const file = await open(this.path);
    try {
      for await (const line of file.readLines({ encoding: 'utf8' })) yield JSON.parse(line) as AnnotatedPicture;
    } finally {
      await file.close();
    }
  }
}
