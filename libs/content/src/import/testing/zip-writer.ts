import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a zip, honest unless it says otherwise. */
export interface ZipEntry {
  readonly name: string | Buffer;
  readonly data?: Buffer;
  readonly isStored?: boolean;
  /** What the directory says in place of the truth. */
  readonly claims?: {
    readonly size?: number;
    readonly crc?: number;
    readonly method?: number;
    readonly offset?: number;
  };
  readonly isEncrypted?: boolean;
  /** Of Unix, with the type of the file: 0o120777 is a link. */
  readonly mode?: number;
}

/** A zip byte by byte, so that it can lie. */
export function zipOf(entries: readonly ZipEntry[], { before = Buffer.alloc(0), shifted = false } = {}): Buffer {
  const parts: Buffer[] = [before];
  const directory: Buffer[] = [];
  let at = before.length;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const data = entry.data ?? Buffer.alloc(0);
    const packed = entry.isStored ? data : deflateRawSync(data);
    const fields = {
      flags: entry.isEncrypted ? 1 : 0x800,
      method: entry.claims?.method ?? (entry.isStored ? 0 : 8),
      crc: entry.claims?.crc ?? crc32(data),
      packed: packed.length,
      size: entry.claims?.size ?? data.length,
      nameBytes: name.length,
    };
    parts.push(localHeader(fields), name, packed);
    directory.push(
      directoryHeader(fields, entry.claims?.offset ?? at - (shifted ? before.length : 0), entry.mode),
      name,
    );
    at += 30 + name.length + packed.length;
  }
  const listing = Buffer.concat(directory);
  return Buffer.concat([...parts, listing, endOf(entries.length, listing.length, at - (shifted ? before.length : 0))]);
}

interface Fields {
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly nameBytes: number;
}

function localHeader({ flags, method, crc, packed, size, nameBytes }: Fields): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(method, 8);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(packed, 18);
  header.writeUInt32LE(size, 22);
  header.writeUInt16LE(nameBytes, 26);
  return header;
}

function directoryHeader(
  { flags, method, crc, packed, size, nameBytes }: Fields,
  offset: number,
  mode = 0o100644,
): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE((3 << 8) | 20, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(flags, 8);
  header.writeUInt16LE(method, 10);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(packed, 20);
  header.writeUInt32LE(size, 24);
  header.writeUInt16LE(nameBytes, 28);
  header.writeUInt32LE((mode << 16) >>> 0, 38);
  header.writeUInt32LE(offset, 42);
  return header;
}

function endOf(count: number, bytes: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
