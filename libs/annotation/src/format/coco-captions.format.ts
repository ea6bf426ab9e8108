import { type CocoId, isEntry, isId, noEntry, openCoco } from './coco-file.js';
import { writeCoco } from './coco-writer.js';
import {
  type ExchangeAnnotation,
  type Found,
  type IncomingFile,
  isRecord,
  isUnreadable,
  sourceOfValue,
  type Unreadable,
} from './exchange.js';
import { EXTENSION, readExtension, restored } from './extension.js';
import type { AnnotationFormat } from './format.js';

/** COCO captions: a sentence for each annotation. */
export const cocoCaptionsFormat: AnnotationFormat = {
  mediaType: 'application/json',
  ending: '.json',

  write: (pictures, losses) =>
    writeCoco(pictures, losses, ({ value }: ExchangeAnnotation) => {
      const { caption } = value;
      return typeof caption === 'string'
        ? { rows: [{ caption }], restored: { caption } }
        : { rows: [], restored: undefined };
    }),

  async *read(file: IncomingFile): AsyncGenerator<Found> {
    const coco = await openCoco(file);
    if ('code' in coco) return yield coco;
    yield* coco.problems;
    const seen = new Set<unknown>();
    for (const [index, row] of coco.annotations.entries()) {
      const where = `annotations[${index}]`;
      const found = readRow(row, where, seen, coco.pictures);
      yield found;
      if (!isUnreadable(found) && isRecord(row)) seen.add(row['id']);
    }
    for (const [index, row] of coco.others.entries()) {
      const found = readOther(row, `${EXTENSION}.annotations[${index}]`, coco.pictures);
      if (found) yield found;
    }
  },
};

type Pictures = ReadonlyMap<CocoId, { readonly by: 'contentId' | 'sha256' | 'filename'; readonly value: string }>;

function readRow(row: unknown, where: string, seen: ReadonlySet<unknown>, pictures: Pictures): Found {
  if (!isEntry(row)) return noEntry(row, where);
  const { id, image_id: imageId, caption, [EXTENSION]: given, ...others } = row;
  const reference = pictureOf(imageId, where, pictures);
  if ('code' in reference) return reference;
  if (id !== undefined && seen.has(id))
    return { where, code: 'duplicate_id', message: `The id ${String(id)} is taken by an annotation before it.` };
  const extension = readExtension(given);
  const value = restored(
    extension,
    caption,
    (kept) => kept['caption'],
    (text) => (typeof text === 'string' ? { caption: text } : undefined),
  );
  if (!value) return { where, code: 'broken', message: 'It has no caption.' };
  return { where, reference, sources: sourcesOf(extension, value), value, losses: Object.keys(others) };
}

export const sourcesOf = (
  extension: ReturnType<typeof readExtension>,
  value: Parameters<typeof sourceOfValue>[0],
): readonly string[] => (extension && extension.sources.length > 0 ? extension.sources : [sourceOfValue(value)]);

/** What the format has no words for, as this system kept it. */
export function readOther(row: unknown, where: string, pictures: Pictures): Found | undefined {
  if (!isEntry(row)) return noEntry(row, where);
  const reference = pictureOf(row['image_id'], where, pictures);
  if ('code' in reference) return reference;
  const extension = readExtension(row);
  return (
    extension?.value && {
      where,
      reference,
      sources: sourcesOf(extension, extension.value),
      value: extension.value,
      losses: [],
    }
  );
}

export function pictureOf(
  imageId: unknown,
  where: string,
  pictures: Pictures,
): Unreadable | { readonly by: 'contentId' | 'sha256' | 'filename'; readonly value: string } {
  if (imageId === undefined) return { where, code: 'no_picture', message: 'It has no image_id.' };
  const picture = isId(imageId) ? pictures.get(imageId) : undefined;
  return picture ?? { where, code: 'no_picture', message: `There is no image with the id ${JSON.stringify(imageId)}.` };
}
