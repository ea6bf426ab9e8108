import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { readGraphcapLine, type GraphcapReading } from '@odr/content';
import { Failure } from '../terminal/failure.js';

/** Names that say "picture". The server judges by content; this only keeps notes and scripts out. */
const PICTURE = /\.(jpe?g|png|webp|gif|avif|tiff?|bmp|svg|heic|heif|jxl|dng)$/i;

/** One file of annotations, read line by line. */
export interface AnnotationFile {
  readonly path: string;
  readonly readings: readonly GraphcapReading[];
}

/** What an import will do. */
export interface ImportPlan {
  /** Absolute paths, sorted, so that two runs go the same way. */
  readonly pictures: readonly string[];
  readonly annotationFiles: readonly AnnotationFile[];
  /** Files that are neither. */
  readonly ignored: readonly string[];
}

/**
 * Looks at a folder (with everything below it), or at one JSONL file and the pictures that lie beside it.
 * @throws Failure when there is nothing of the kind
 */
export async function planImport(target: string): Promise<ImportPlan> {
  const path = resolve(target);
  const kind = await stat(path).catch(() => undefined);
  if (!kind) throw new Failure(`${path} does not exist.`);
  if (kind.isDirectory()) return planFolder(path);
  if (isJsonl(path)) return planJsonl(path);
  if (PICTURE.test(path)) return { pictures: [path], annotationFiles: [], ignored: [] };
  throw new Failure(`${path} is neither a folder nor a .jsonl file.`);
}

async function planFolder(folder: string): Promise<ImportPlan> {
  const files = await filesUnder(folder);
  const pictures = files.filter((file) => PICTURE.test(file));
  const annotationFiles = await Promise.all(files.filter(isJsonl).map(readAnnotationFile));
  const ignored = files.filter((file) => !PICTURE.test(file) && !isJsonl(file));
  return { pictures, annotationFiles, ignored };
}

async function planJsonl(path: string): Promise<ImportPlan> {
  const file = await readAnnotationFile(path);
  const wanted = new Set(file.readings.flatMap((reading) => (reading.ok ? [reading.caption.baseName] : [])));
  const beside = await filesUnder(dirname(path));
  const pictures = beside.filter((picture) => PICTURE.test(picture) && wanted.has(basename(picture)));
  return { pictures, annotationFiles: [file], ignored: [] };
}

/** Lines may be large but not endless; reading them one by one keeps a broken one from spoiling the others. */
async function readAnnotationFile(path: string): Promise<AnnotationFile> {
  const readings: GraphcapReading[] = [];
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    line += 1;
    const reading = readGraphcapLine(text, line);
    if (reading) readings.push(reading);
  }
  return { path, readings };
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const visible = entries.filter(({ name }) => !name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1));
  const nested = await Promise.all(
    visible.map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesUnder(path);
      return (await stat(path)).isFile() ? [path] : [];
    }),
  );
  return nested.flat();
}

const isJsonl = (path: string): boolean => ['.jsonl', '.ndjson'].includes(extname(path).toLowerCase());
