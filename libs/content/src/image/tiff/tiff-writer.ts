const LONG = 4;
const HEADER_BYTES = 8;

/** An entry to write; its bytes are in the file's own order. */
export interface WrittenEntry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly bytes: Buffer;
}

/** Numbers of four bytes in the file's order. */
export function longs(values: readonly number[], isLittle: boolean): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) =>
    isLittle ? bytes.writeUInt32LE(value, index * 4) : bytes.writeUInt32BE(value, index * 4),
  );
  return bytes;
}

/** Writes a classic TIFF of one page: header, picture data, values, directory. */
export function writeTiff(
  isLittle: boolean,
  entries: readonly WrittenEntry[],
  strips: readonly Buffer[],
  offsetsTag: number,
): Buffer {
  const u16 = (value: number): Buffer => {
    const bytes = Buffer.alloc(2);
    if (isLittle) bytes.writeUInt16LE(value);
    else bytes.writeUInt16BE(value);
    return bytes;
  };
  const u32 = (value: number): Buffer => longs([value], isLittle);
  const parts: Buffer[] = [];
  let end = HEADER_BYTES;
  const place = (bytes: Buffer): number => {
    const at = end;
    const padding = Buffer.alloc(bytes.length & 1);
    parts.push(bytes, padding);
    end += bytes.length + padding.length;
    return at;
  };
  const offsets = longs(strips.map(place), isLittle);
  const all = [...entries, { tag: offsetsTag, type: LONG, count: strips.length, bytes: offsets }].sort(
    (a, b) => a.tag - b.tag,
  );
  const rows = all.map(({ tag, type, count, bytes }) => {
    const value = bytes.length <= 4 ? Buffer.concat([bytes, Buffer.alloc(4 - bytes.length)]) : u32(place(bytes));
    return Buffer.concat([u16(tag), u16(type), u32(count), value]);
  });
  const header = Buffer.concat([Buffer.from(isLittle ? 'II' : 'MM'), u16(42), u32(end)]);
  return Buffer.concat([header, ...parts, u16(rows.length), ...rows, u32(0)]);
}
