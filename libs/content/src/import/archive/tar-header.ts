/** The fields of a tar header that matter here (POSIX.1-2017 pax, ustar, and GNU's own). */
export interface TarHeader {
  readonly path: string;
  readonly sizeBytes: number;
  readonly kind: 'file' | 'folder' | 'link' | 'special';
  readonly isSparse: boolean;
  /** It is no entry, but says something about the next one, or about all. */
  readonly extends?: 'name' | 'link name' | 'next' | 'all';
}

const KINDS: Readonly<Record<string, TarHeader['kind']>> = {
  '0': 'file',
  '\0': 'file',
  '7': 'file',
  S: 'file',
  '5': 'folder',
  '1': 'link',
  '2': 'link',
};
const EXTENSIONS: Readonly<Record<string, TarHeader['extends']>> = {
  L: 'name',
  K: 'link name',
  x: 'next',
  X: 'next',
  g: 'all',
};

/** Whether the block has the checksum of a header: the only way to tell a tar from anything else. */
export function isTarHeader(block: Buffer): boolean {
  if (block.length < 512) return false;
  const told = Number.parseInt(field(block, 148, 8), 8);
  let sum = 8 * 0x20;
  for (let index = 0; index < 512; index += 1) if (index < 148 || index >= 156) sum += block[index] ?? 0;
  return told === sum;
}

/** @returns undefined when the size is none */
export function readTarHeader(block: Buffer): TarHeader | undefined {
  const sizeBytes = numberOf(block.subarray(124, 136));
  if (sizeBytes === undefined) return undefined;
  const type = String.fromCharCode(block[156] ?? 0);
  const isUstar = block.toString('latin1', 257, 262) === 'ustar' && block[262] === 0;
  const prefix = isUstar ? textOf(block.subarray(345, 500)) : '';
  const name = textOf(block.subarray(0, 100));
  const path = prefix ? `${prefix}/${name}` : name;
  const extension = EXTENSIONS[type];
  const kind = KINDS[type] ?? 'special';
  return {
    path,
    sizeBytes: kind === 'file' || extension ? sizeBytes : 0,
    kind,
    isSparse: type === 'S',
    ...(extension ? { extends: extension } : {}),
  };
}

/** Reads `<length> <key>=<value>\n` records; what is malformed ends the reading. */
export function parsePax(data: Buffer): { path?: string; sizeBytes?: number; isSparse?: boolean } {
  const said: { path?: string; sizeBytes?: number; isSparse?: boolean } = {};
  let at = 0;
  while (at < data.length) {
    const space = data.indexOf(0x20, at);
    const length = space < 0 ? Number.NaN : Number(data.toString('latin1', at, space));
    const equals = data.indexOf(0x3d, space);
    if (!Number.isInteger(length) || length < 5 || equals < 0 || equals >= at + length) break;
    const key = data.toString('latin1', space + 1, equals);
    const value = textOf(data.subarray(equals + 1, at + length - 1));
    if (key === 'path') said.path = value;
    if (key === 'size' && /^\d{1,15}$/.test(value)) said.sizeBytes = Number(value);
    if (key.startsWith('GNU.sparse.')) said.isSparse = true;
    at += length;
  }
  return said;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Text up to its NUL: UTF-8 where it is, else byte by byte. */
export function textOf(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  const text = end < 0 ? bytes : bytes.subarray(0, end);
  try {
    return UTF8.decode(text);
  } catch {
    // Archives do not say which encoding their names have.
    return text.toString('latin1');
  }
}

const field = (block: Buffer, start: number, length: number): string =>
  block
    .toString('latin1', start, start + length)
    .replace(/\0.*$/s, '')
    .trim();

/** Octal digits, or with the first bit set a number of bytes (GNU's way past 8 GB). */
function numberOf(bytes: Buffer): number | undefined {
  const [first = 0] = bytes;
  if (first & 0x80) {
    const value = bytes.readBigUInt64BE(4);
    const isSmall = first === 0x80 && bytes.readUIntBE(1, 3) === 0 && value <= BigInt(Number.MAX_SAFE_INTEGER);
    return isSmall ? Number(value) : undefined;
  }
  const text = field(bytes, 0, bytes.length);
  if (text === '') return 0;
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : undefined;
}
