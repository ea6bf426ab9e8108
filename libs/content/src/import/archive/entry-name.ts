import type { ItemRefusal } from '../import-source.js';
import { failed, skipped } from './container.js';

const IMAGES = new Set(['jpg', 'jpeg', 'jpe', 'jfif', 'png', 'webp', 'avif', 'gif', 'tif', 'tiff', 'heic', 'heif']);
const ARCHIVES = new Set(['zip', 'tar', 'tgz', 'gz', 'bz2', 'xz', 'zst', '7z', 'rar', 'lz4', 'jar']);

/** A name of 4,096 bytes is what file systems take at most. */
const MAX_PATH = 4_096;

/** The last extension, in lower case; '' when there is none. */
export const extensionOf = (path: string): string => /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';

export const isImageName = (path: string): boolean => IMAGES.has(extensionOf(path));

/** The name without its folders. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** `./a//b.jpg` and `a/b.jpg` are the same entry. */
export const cleanPath = (path: string): string =>
  path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');

/** Names that would lead out of the folder they are unpacked into. Nothing is unpacked here, but nobody honest writes them. */
export function isHostileName(path: string): boolean {
  return (
    path.startsWith('/') ||
    path.startsWith('\\') ||
    /^[a-zA-Z]:/.test(path) ||
    path.split(/[/\\]/).includes('..') ||
    path.includes('\\') ||
    path.includes('\0')
  );
}

/** What operating systems put beside pictures: thumbnails, forks, folders' settings. */
export const isHidden = (path: string): boolean =>
  cleanPath(path)
    .split('/')
    .some((part) => part.startsWith('.') || part === '__MACOSX' || part.startsWith('__')) ||
  /(?:^|\/)(?:thumbs\.db|desktop\.ini)$/i.test(path);

/** Why an entry of this name is not opened. */
export function refusalOfName(path: string): ItemRefusal | undefined {
  if (path.length > MAX_PATH) return failed('import.name_too_long', `Its name has more than ${MAX_PATH} characters.`);
  if (isHostileName(path))
    return failed('import.unsafe_name', 'Its name leads out of the archive, or to another drive. Rename it.');
  if (isHidden(path)) return skipped('import.hidden_file', 'A file that systems put beside pictures.');
  if (ARCHIVES.has(extensionOf(path)))
    return skipped('import.nested_archive', 'An archive in the archive is not opened. Import it by itself.');
  if (!isImageName(path)) return skipped('import.not_an_image', 'Its name is not that of a picture.');
  return undefined;
}
