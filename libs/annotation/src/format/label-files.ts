import { type ExchangePicture, type PictureReference, referenceTo } from './exchange.js';
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

/** Which picture a file is about, by its name: ids of this system, else the name of the picture's file. */
export const pictureOfStem = (stem: string): PictureReference =>
  referenceTo({ contentId: stem, sha256: stem }) ?? { by: 'filename', value: stem };

/** The last part of a path without its ending. */
export const baseStem = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
