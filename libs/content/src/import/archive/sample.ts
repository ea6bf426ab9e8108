import { baseName, extensionOf, isImageName } from './entry-name.js';

/**
 * What the files of one WebDataset sample share: their folder, and the name up to its first dot
 * (webdataset, `tariterators.py`). Names that begin with a dot have no sample.
 */
export function sampleKey(path: string): string {
  const folder = path.slice(0, path.length - baseName(path).length);
  return folder + (/^[^.]+/.exec(baseName(path))?.[0] ?? baseName(path));
}

const WORDS = new Set(['txt', 'caption', 'text']);

/** A file of words about the picture it shares its key with. */
export type SidecarKind = 'words' | 'json';

/** @returns undefined for files that say nothing about their neighbour */
export function sidecarKind(path: string): SidecarKind | undefined {
  if (isImageName(path)) return undefined;
  const extension = extensionOf(path);
  return WORDS.has(extension) ? 'words' : extension === 'json' ? 'json' : undefined;
}
