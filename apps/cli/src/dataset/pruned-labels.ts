import { readFile, rename, stat, writeFile } from 'node:fs/promises';

/** A file of labels is one JSON value, which has to be held; what is larger is written anew by an export. */
const MOST_BYTES = 400_000_000;

interface Coco {
  readonly images: readonly { readonly id: number; readonly file_name: string }[];
  readonly annotations: readonly { readonly image_id: number }[];
}

const isCoco = (value: unknown): value is Coco =>
  typeof value === 'object' &&
  value !== null &&
  Array.isArray((value as Coco).images) &&
  Array.isArray((value as Coco).annotations);

/**
 * Takes pictures out of a file of COCO, with everything that was said of them.
 * @returns whether something went; undefined for what is no such file, or too large
 */
export async function prunedLabels(path: string, isDoomed: (text: string) => boolean): Promise<boolean | undefined> {
  if ((await stat(path)).size > MOST_BYTES) return undefined;
  const labels: unknown = JSON.parse(await readFile(path, 'utf8'));
  if (!isCoco(labels)) return undefined;
  const gone = new Set(labels.images.filter((image) => isDoomed(JSON.stringify(image))).map(({ id }) => id));
  if (gone.size === 0) return false;
  const pruned = {
    ...labels,
    images: labels.images.filter(({ id }) => !gone.has(id)),
    annotations: labels.annotations.filter(({ image_id: id }) => !gone.has(id)),
  };
  await writeFile(`${path}.pruned`, JSON.stringify(pruned));
  await rename(`${path}.pruned`, path);
  return true;
}

/** Brings the checksums that a Croissant description has of its files up to date. @returns whether it had any of them */
export async function updatedDescription(
  path: string,
  files: ReadonlyMap<string, { readonly size: number; readonly sha256: string }>,
): Promise<boolean> {
  const description = JSON.parse(await readFile(path, 'utf8')) as {
    distribution?: { contentUrl?: string; sha256?: string; contentSize?: string }[];
  };
  let isChanged = false;
  for (const file of description.distribution ?? []) {
    const now = files.get(file.contentUrl ?? '');
    if (!now) continue;
    [file.sha256, file.contentSize, isChanged] = [now.sha256, `${now.size} B`, true];
  }
  if (isChanged) await writeFile(path, `${JSON.stringify(description, null, 2)}\n`);
  return isChanged;
}
