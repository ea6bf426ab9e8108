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
 * COCO's one JSON object, written as it is read: images and annotations in two passes, because readers want both lists whole.
 * What the format has no words for goes into a list of its own, which readers leave out.
 */
export async function* writeCoco(
  pictures: () => AsyncIterable<AnnotatedPicture>,
  losses: LossTally,
  toRows: (annotation: ExchangeAnnotation, categories: Categories) => CocoRows,
): AsyncGenerator<string> {
  const categories = new Categories();
  const licenses = new Map<string, number>();
  yield `{"info":${JSON.stringify({ description: 'Annotations of an Open Data Repository', version: '1.0' })},\n"images":[`;
  let image = 0;
  for await (const { picture } of pictures()) {
    image += 1;
    yield `${image === 1 ? '\n' : ',\n'}${JSON.stringify(imageOf(picture, image, licenses))}`;
  }
  yield '\n],\n"annotations":[';
  const others: string[] = [];
  let [imageId, id] = [0, 0];
  for await (const { annotations } of pictures()) {
    imageId += 1;
    for (const annotation of annotations) {
      const { rows, restored } = toRows(annotation, categories);
      const extension = extensionOf(annotation, restored, losses);
      if (rows.length === 0) others.push(JSON.stringify({ image_id: imageId, ...extension }));
      const group = id + 1;
      for (const [index, row] of rows.entries()) {
        id += 1;
        const own: Extension | undefined = index === 0 ? extension : undefined;
        yield `${id === 1 ? '\n' : ',\n'}${JSON.stringify({ id, image_id: imageId, ...row, [EXTENSION]: { group, ...own } })}`;
      }
    }
  }
  yield `\n],\n"categories":${JSON.stringify(categories.list())},\n"licenses":${JSON.stringify(licensesOf(licenses))},\n`;
  yield `"${EXTENSION}":{"annotations":[${others.join(',')}]}}\n`;
}

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
