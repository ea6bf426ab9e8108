import type { JsonObject } from '../import-source.js';
import type { BlockReader } from './block-reader.js';
import { brokenOff, failed, numberIn, type Container, type ContainerEntry } from './container.js';
import { isTarHeader, parsePax, readTarHeader, textOf, type TarHeader } from './tar-header.js';

const BLOCK = 512;
/** A header that goes on and on is no name. */
const MAX_LONG_HEADER = 1_048_576;

/** What an extended header says about the entry after it. */
interface Extension {
  readonly path?: string;
  readonly sizeBytes?: number;
  readonly isSparse?: boolean;
}

/** A tar, read in place: names from its headers, bytes by range. */
export class TarContainer implements Container {
  constructor(private readonly reader: BlockReader) {}

  async *entries(): AsyncGenerator<ContainerEntry> {
    let position = 0;
    let extension: Extension = {};
    for (;;) {
      const block = await this.reader.read(position, BLOCK);
      if (isEnd(block)) return;
      const header = isTarHeader(block) ? readTarHeader(block) : undefined;
      if (!header) return yield brokenOff(`(tar, byte ${position})`);
      const dataAt = position + BLOCK;
      const sizeBytes = extension.sizeBytes ?? header.sizeBytes;
      position = dataAt + Math.ceil(sizeBytes / BLOCK) * BLOCK;
      if (header.extends) {
        if (sizeBytes > MAX_LONG_HEADER || dataAt + sizeBytes > this.reader.sizeBytes)
          return yield brokenOff(`(tar, byte ${dataAt})`);
        if (header.extends !== 'all')
          extension = { ...extension, ...readExtension(header, await this.reader.read(dataAt, sizeBytes)) };
        continue;
      }
      const path = extension.path ?? header.path;
      const { isSparse = header.isSparse } = extension;
      extension = {};
      // Old tars know folders by their slash alone.
      if (header.kind === 'folder' || path.endsWith('/')) continue;
      if (header.kind === 'file' && dataAt + sizeBytes > this.reader.sizeBytes) return yield brokenOff(path);
      yield { path, sizeBytes, locator: { offset: dataAt, size: sizeBytes }, refusal: refusalOf(header, isSparse) };
    }
  }

  open(locator: JsonObject): AsyncIterable<Uint8Array> {
    return this.reader.stream(numberIn(locator, 'offset'), numberIn(locator, 'size'));
  }
}

/** An archive that ends without its two empty blocks is complete all the same if it ends between entries. */
const isEnd = (block: Buffer): boolean =>
  block.length === 0 || (block.length === BLOCK && block.every((byte) => byte === 0));

const readExtension = ({ extends: what }: TarHeader, data: Buffer): Extension =>
  what === 'name' ? { path: textOf(data) } : what === 'next' ? parsePax(data) : {};

function refusalOf({ kind }: TarHeader, isSparse: boolean): ContainerEntry['refusal'] {
  if (kind === 'link') return failed('import.link', 'A link to something else. Links are never followed.');
  if (kind === 'special') return failed('import.not_a_file', 'A device or a pipe, not a file.');
  return isSparse ? failed('import.sparse_entry', 'A sparse file: it claims bytes that are not there.') : undefined;
}
