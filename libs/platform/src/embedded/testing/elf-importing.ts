const HEADER = 64;
const SECTION = 64;

/** A minimal 64-bit ELF library that imports the given symbols, each of a version of libc.so.6. */
export function elfImporting(symbols: readonly (readonly [name: string, version: string])[]): Buffer {
  const versions = [...new Set(symbols.map(([, version]) => version))];
  const strings = stringTable(['libc.so.6', ...symbols.map(([name]) => name), ...versions]);

  const dynamicSymbols = Buffer.alloc(24 * (symbols.length + 1));
  const versionOfSymbols = Buffer.alloc(2 * (symbols.length + 1));
  symbols.forEach(([name, version], position) => {
    dynamicSymbols.writeUInt32LE(strings.offsetOf(name), 24 * (position + 1));
    versionOfSymbols.writeUInt16LE(versions.indexOf(version) + 2, 2 * (position + 1));
  });

  const needs = Buffer.alloc(16 * (versions.length + 1));
  needs.writeUInt16LE(1, 0);
  needs.writeUInt16LE(versions.length, 2);
  needs.writeUInt32LE(strings.offsetOf('libc.so.6'), 4);
  needs.writeUInt32LE(16, 8);
  versions.forEach((version, position) => {
    const at = 16 * (position + 1);
    needs.writeUInt32LE(position + 1_000, at);
    needs.writeUInt16LE(position + 2, at + 6);
    needs.writeUInt32LE(strings.offsetOf(version), at + 8);
    needs.writeUInt32LE(position === versions.length - 1 ? 0 : 16, at + 12);
  });

  return assemble([
    { type: 3, data: strings.bytes, link: 0, entries: 0 },
    { type: 11, data: dynamicSymbols, link: 0, entries: 0 },
    { type: 0x6fffffff, data: versionOfSymbols, link: 1, entries: 0 },
    { type: 0x6ffffffe, data: needs, link: 0, entries: 1 },
  ]);
}

interface Part {
  readonly type: number;
  readonly data: Buffer;
  readonly link: number;
  readonly entries: number;
}

function assemble(parts: readonly Part[]): Buffer {
  const header = Buffer.alloc(HEADER);
  header.write('\x7fELF\x02\x01\x01', 0, 'latin1');
  header.writeUInt16LE(SECTION, 58);
  header.writeUInt16LE(parts.length, 60);
  const data = Buffer.concat(parts.map((part) => part.data));
  header.writeBigUInt64LE(BigInt(HEADER + data.length), 40);

  let offset = HEADER;
  const table = parts.map((part) => {
    const record = Buffer.alloc(SECTION);
    record.writeUInt32LE(part.type, 4);
    record.writeBigUInt64LE(BigInt(offset), 24);
    record.writeBigUInt64LE(BigInt(part.data.length), 32);
    record.writeUInt32LE(part.link, 40);
    record.writeUInt32LE(part.entries, 44);
    offset += part.data.length;
    return record;
  });
  return Buffer.concat([header, data, ...table]);
}

function stringTable(names: readonly string[]): { bytes: Buffer; offsetOf(name: string): number } {
  const bytes = Buffer.from(`\0${names.join('\0')}\0`, 'latin1');
  return { bytes, offsetOf: (name) => bytes.indexOf(`\0${name}\0`, 0, 'latin1') + 1 };
}
