import { type ExchangePicture, type PictureReference } from './exchange.js';
import { line } from './csv.format.js';

/** The table of an archive that says which picture a label file is about. */
export const PICTURES_FILE = 'pictures.csv';
export const LOSSES_FILE = 'losses.json';

export const PICTURES_HEADER = line(['file', 'file_name', 'content_id', 'sha256', 'width', 'height']);

export const pictureRow = (stem: string, { name, contentId, sha256, width, height }: ExchangePicture): string =>
  line([stem, name, contentId, sha256, width, height]);

/** What label files of a picture are called: its id, which is unique and safe in every file system. */
export const stemOf = ({ contentId, sha256, name }: ExchangePicture): string =>
  contentId ?? sha256 ?? name.replaceAll(/[^\w.-]/g, '_');

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SHA256 = /^[0-9a-f]{64}$/;

/** Which picture a file is about, by its name: ids of this system, else the name of the picture's file. */
export function pictureOfStem(stem: string): PictureReference {
  if (UUID.test(stem)) return { by: 'contentId', value: stem };
  return SHA256.test(stem) ? { by: 'sha256', value: stem } : { by: 'filename', value: stem };
}

/** The last part of a path without its ending. */
export const baseStem = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
