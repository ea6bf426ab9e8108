/** One regular file inside a tar archive. */
export interface TarEntry {
  readonly name: string;
  readonly data: Buffer;
}

const BLOCK = 512;

/**
 * The regular files of a POSIX tar that is already in memory (npm's tarballs are plain ustar with short names).
 * Nothing is written anywhere, so names with `..` or links can do no harm; callers pick entries by exact name.
 */
export function* untar(archive: Buffer): Generator<TarEntry> {
  for (let at = 0; at + BLOCK <= archive.length;) {
    const header = archive.subarray(at, at + BLOCK);
    if (header[0] === 0) return;
    const size = parseInt(text(header, 124, 12), 8) || 0;
    const prefix = text(header, 345, 155);
    const name = text(header, 0, 100);
    const type = String.fromCharCode(header[156] ?? 0);
    at += BLOCK;
    if (type === '0' || type === '\0') {
      yield { name: prefix ? `${prefix}/${name}` : name, data: archive.subarray(at, at + size) };
    }
    at += Math.ceil(size / BLOCK) * BLOCK;
  }
}

function text(header: Buffer, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end === -1 ? length : end).trim();
}
