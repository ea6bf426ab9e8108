import type { AnnotatedPicture, ExchangeAnnotation, ExchangePicture, JsonObject } from './exchange.js';
import { EXTENSION, type Extension, extensionOf } from './extension.js';
import type { LossTally } from './loss-report.js';

/** What one annotation becomes: rows of `annotations`, or none when the format has no words for it. */
interface CocoRows {
  readonly rows: readonly JsonObject[];
  /** What a reader makes of the rows alone. */
  readonly restored: JsonObject | undefined;
}

/** Gives numbers to categories as they come. */
class Categories {
  private readonly ids = new Map<string, number>();

  idOf(label: string): number {
    const known = this.ids.get(label);
    if (known !== undefined) return known;
    this.ids.set(label, this.ids.size + 1);
    return this.ids.size;
  }

  list(): { readonly id: number; readonly name: string; readonly supercategory: string }[] {
    return [...this.ids].map(([name, id]) => ({ id, name, supercategory: 'object' }));
  }
}

/**
 * COCO's one JSON object, written as it is read: images, annotations, and what the format has no words for, which goes into a list
 * of its own that readers leave out. A pass for each, because readers want lists whole; pictures are known by their numbers
 * in all of them, and one that came in between is left to the next export.
 */
export async function* writeCoco(
  pictures: () => AsyncIterable<AnnotatedPicture>,
  losses: LossTally,
  toRows: (annotation: ExchangeAnnotation, categories: Categories) => CocoRows,
): AsyncGenerator<string> {
  const categories = new Categories();
  const licenses = new Map<string, number>();
  yield `{"info":${JSON.stringify({ description: 'Annotations of an Open Data Repository', version: '1.0' })},\n"images":[`;
  const images = new Map<string, number>();
  for await (const { picture } of pictures()) {
    const image = images.size + 1;
    images.set(keyOf(picture), image);
    yield `${image === 1 ? '\n' : ',\n'}${JSON.stringify(imageOf(picture, image, licenses))}`;
  }
  yield '\n],\n"annotations":[';
  let [id, others] = [0, 0];
  for await (const { picture, annotations } of pictures()) {
    const imageId = images.get(keyOf(picture));
    if (imageId === undefined) continue;
    for (const annotation of annotations) {
      const { rows, restored } = toRows(annotation, categories);
      if (rows.length === 0) {
        others += 1;
        continue;
      }
      const extension = extensionOf(annotation, restored, losses);
      const group = id + 1;
      for (const [index, row] of rows.entries()) {
        id += 1;
        const own: Extension | undefined = index === 0 ? extension : undefined;
        yield `${id === 1 ? '\n' : ',\n'}${JSON.stringify({ id, image_id: imageId, ...row, [EXTENSION]: { group, ...own } })}`;
      }
    }
  }
  // The reference reader looks for a category in every row of a file that lists any, which captions have not.
  const listed = categories.list();
  if (listed.length > 0) yield `\n],\n"categories":${JSON.stringify(listed)}`;
  else yield '\n]';
  yield `,\n"licenses":${JSON.stringify(licensesOf(licenses))},\n`;
  yield `"${EXTENSION}":{"annotations":[`;
  let other = 0;
  for await (const { picture, annotations } of others > 0 ? pictures() : []) {
    const imageId = images.get(keyOf(picture));
    if (imageId === undefined) continue;
    for (const annotation of annotations) {
      if (toRows(annotation, categories).rows.length > 0) continue;
      other += 1;
      const extension = extensionOf(annotation, undefined, losses);
      yield `${other === 1 ? '\n' : ',\n'}${JSON.stringify({ image_id: imageId, ...extension })}`;
    }
  }
  yield ']}}\n';
}

const keyOf = ({ contentId, sha256, name }: ExchangePicture): string => contentId ?? sha256 ?? name;

function imageOf(picture: ExchangePicture, id: number, licenses: Map<string, number>): JsonObject {
  const { name, width, height, license, contentId, sha256 } = picture;
  if (license !== null && !licenses.has(license)) licenses.set(license, licenses.size + 1);
  return {
    id,
    file_name: name,
    width,
    height,
    ...(license === null ? {} : { license: licenses.get(license) }),
    [EXTENSION]: { contentId, sha256 },
  };
}

const licensesOf = (licenses: ReadonlyMap<string, number>): JsonObject[] =>
  [...licenses].map(([name, id]) => ({ id, name, url: `https://spdx.org/licenses/${encodeURIComponent(name)}.html` }));
