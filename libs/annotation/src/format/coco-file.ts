import type { IncomingFile, JsonObject, PictureReference, Unreadable } from './exchange.js';
import { isRecord, referenceTo } from './exchange.js';
import { EXTENSION } from './extension.js';
import { wholeText } from './text-lines.js';

/** A COCO file is one JSON object, so it is held whole: about a million objects. */
const MAX_BYTES = 200_000_000;

export interface CocoFile {
  readonly annotations: readonly unknown[];
  readonly pictures: ReadonlyMap<number, PictureReference>;
  readonly labels: ReadonlyMap<number, string>;
  /** What this system added because the format has no words for it. */
  readonly others: readonly unknown[];
  readonly problems: readonly Unreadable[];
}

/** Reads images and categories; what is wrong with one of them is a problem, and the others stay. */
export async function openCoco(file: IncomingFile): Promise<CocoFile | Unreadable> {
  let data: unknown;
  try {
    data = JSON.parse((await wholeText(file.open(), MAX_BYTES)).replace(/^\uFEFF/, ''));
  } catch (error) {
    // The parser is the only judge; NaN and Infinity, which Python writes, are no JSON.
    return {
      where: 'the file',
      code: 'broken',
      message: error instanceof Error ? error.message.slice(0, 300) : 'is no JSON',
    };
  }
  if (!isRecord(data) || !Array.isArray(data['annotations']) || !Array.isArray(data['images']))
    return {
      where: 'the file',
      code: 'broken',
      message: 'It has no lists "images" and "annotations": this is no COCO file.',
    };
  const problems: Unreadable[] = [];
  const pictures = byId(data['images'], 'images', problems, pictureOf);
  const labels = byId(listOf(data['categories']), 'categories', problems, ({ name }) =>
    typeof name === 'string' ? name : undefined,
  );
  const extension = data[EXTENSION];
  const others = isRecord(extension) ? listOf(extension['annotations']) : [];
  return { annotations: data['annotations'], pictures, labels, others, problems };
}

function byId<T>(
  list: readonly unknown[],
  name: string,
  problems: Unreadable[],
  read: (entry: JsonObject) => T | undefined,
): Map<number, T> {
  const found = new Map<number, T>();
  for (const [index, entry] of list.entries()) {
    const where = `${name}[${index}]`;
    const id = isRecord(entry) ? entry['id'] : undefined;
    const value = isRecord(entry) ? read(entry) : undefined;
    if (typeof id !== 'number' || value === undefined)
      problems.push({ where, code: 'broken', message: 'It has no id, or no name.' });
    else if (found.has(id))
      problems.push({ where, code: 'duplicate_id', message: `The id ${id} is taken by an entry before it.` });
    else found.set(id, value);
  }
  return found;
}

function pictureOf({ file_name: name, [EXTENSION]: extension }: JsonObject): PictureReference | undefined {
  const { contentId, sha256 } = isRecord(extension) ? extension : {};
  const text = (given: unknown): string | null => (typeof given === 'string' ? given : null);
  return referenceTo({ contentId: text(contentId), sha256: text(sha256), name: text(name) ?? '' });
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
