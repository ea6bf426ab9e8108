import type { IncomingFile, JsonObject, PictureReference, Unreadable } from './exchange.js';
import { isRecord, referenceTo } from './exchange.js';
import { EXTENSION } from './extension.js';
import { isTooDeep, jsonProblem, TOO_DEEP } from './json-text.js';
import { wholeText } from './text-lines.js';

/** A COCO file is one JSON object, so it is held whole: about a million objects. */
const MAX_BYTES = 200_000_000;

/** COCO's own are numbers; those of other programs are often texts. */
export type CocoId = number | string;

export interface CocoFile {
  readonly annotations: readonly unknown[];
  readonly pictures: ReadonlyMap<CocoId, PictureReference>;
  readonly labels: ReadonlyMap<CocoId, string>;
  /** What this system added because the format has no words for it. */
  readonly others: readonly unknown[];
  readonly problems: readonly Unreadable[];
}

/** Reads images and categories; what is wrong with one of them is a problem, and the others stay. */
export async function openCoco(file: IncomingFile): Promise<CocoFile | Unreadable> {
  let [text, data]: [string | undefined, unknown] = [undefined, undefined];
  try {
    text = await wholeText(file.open(), MAX_BYTES);
    data = JSON.parse(text);
  } catch (error) {
    // The parser is the only judge; NaN and Infinity, which Python writes, are no JSON.
    return { where: 'the file', code: 'broken', message: jsonProblem(text ?? '', error) };
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
): Map<CocoId, T> {
  const found = new Map<CocoId, T>();
  for (const [index, entry] of list.entries()) {
    const where = `${name}[${index}]`;
    const id = isRecord(entry) ? entry['id'] : undefined;
    const value = isRecord(entry) ? read(entry) : undefined;
    if (value === undefined) problems.push({ where, code: 'broken', message: 'It has no name.' });
    else if (!isId(id)) problems.push({ where, code: 'broken', message: NO_ID });
    else if (found.has(id))
      problems.push({
        where,
        code: 'duplicate_id',
        message: `The id ${JSON.stringify(id)} is taken by an entry before it.`,
      });
    else found.set(id, value);
  }
  return found;
}

const NO_ID = 'It has no id that can be told from others: give a text, or a whole number below 2^53.';

/** Beyond 2^53 readers of JSON give different numbers the same value, so annotations would go to another picture. */
export const isId = (id: unknown): id is CocoId => typeof id === 'string' || Number.isSafeInteger(id);

/** An entry that can be read, whatever it says. */
export const isEntry = (row: unknown): row is JsonObject => isRecord(row) && !isTooDeep(row);

export const noEntry = (row: unknown, where: string): Unreadable => ({
  where,
  code: 'broken',
  message: isRecord(row) ? TOO_DEEP : 'It is not an object.',
});

function pictureOf({ file_name: name, [EXTENSION]: extension }: JsonObject): PictureReference | undefined {
  const { contentId, sha256 } = isRecord(extension) ? extension : {};
  const text = (given: unknown): string | null => (typeof given === 'string' ? given : null);
  return referenceTo({ contentId: text(contentId), sha256: text(sha256), name: text(name) ?? '' });
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
