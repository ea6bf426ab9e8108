/** One version a library asks of another, e.g. GLIBC_2.38 of libc.so.6; `index` is what its symbols point at. */
export interface VersionNeed {
  readonly library: string;
  readonly version: string;
  readonly index: number;
  /** Where the 16-byte record stands in the file. */
  readonly offset: number;
}

/** A symbol the library takes from elsewhere. */
export interface ImportedSymbol {
  readonly name: string;
  readonly versionIndex: number;
  /** Where the 24-byte record stands in the file. */
  readonly offset: number;
}

interface Section {
  readonly type: number;
  readonly offset: number;
  readonly size: number;
  readonly link: number;
  readonly entries: number;
}

const SectionType = { DynamicSymbols: 11, VersionNeeds: 0x6ffffffe, VersionOfSymbols: 0x6fffffff } as const;
const UNDEFINED_SECTION = 0;

/**
 * Reads what a 64-bit little-endian ELF library imports, just enough to judge whether this machine's C library can load it.
 * Layouts: System V gABI chapters 4–5 and the GNU symbol versioning of the LSB.
 * @throws when the bytes are no such library
 */
export class ElfLibrary {
  private readonly sections: readonly Section[];

  constructor(readonly bytes: Buffer) {
    if (bytes.length < 64 || bytes.readUInt32BE(0) !== 0x7f454c46 || bytes[4] !== 2 || bytes[5] !== 1) {
      throw new Error('Not a 64-bit little-endian ELF file.');
    }
    this.sections = readSections(bytes);
  }

  /** The versions this library needs of others. */
  get needs(): readonly VersionNeed[] {
    const section = this.section(SectionType.VersionNeeds);
    if (!section) return [];
    const names = this.stringsOf(section);
    const found: VersionNeed[] = [];
    let offset = section.offset;
    for (let file = 0; file < section.entries; file += 1) {
      const library = this.text(names + this.bytes.readUInt32LE(offset + 4));
      let version = offset + this.bytes.readUInt32LE(offset + 8);
      for (let left = this.bytes.readUInt16LE(offset + 2); left > 0; left -= 1) {
        found.push({
          library,
          version: this.text(names + this.bytes.readUInt32LE(version + 8)),
          index: this.bytes.readUInt16LE(version + 6) & 0x7fff,
          offset: version,
        });
        version += this.bytes.readUInt32LE(version + 12);
      }
      offset += this.bytes.readUInt32LE(offset + 12);
    }
    return found;
  }

  /** The symbols this library imports, each with the version it is bound to. */
  get imports(): readonly ImportedSymbol[] {
    const symbols = this.section(SectionType.DynamicSymbols);
    const versions = this.section(SectionType.VersionOfSymbols);
    if (!symbols || !versions) return [];
    const names = this.stringsOf(symbols);
    return Array.from({ length: symbols.size / 24 }, (_, position) => ({
      name: this.text(names + this.bytes.readUInt32LE(symbols.offset + position * 24)),
      versionIndex: this.bytes.readUInt16LE(versions.offset + position * 2) & 0x7fff,
      offset: symbols.offset + position * 24,
      home: this.bytes.readUInt16LE(symbols.offset + position * 24 + 6),
    })).filter(({ home, name }) => home === UNDEFINED_SECTION && name !== '');
  }

  private section(type: number): Section | undefined {
    return this.sections.find((section) => section.type === type);
  }

  private stringsOf(section: Section): number {
    const strings = this.sections[section.link];
    if (!strings) throw new Error('The ELF file names a string table that it does not have.');
    return strings.offset;
  }

  private text(offset: number): string {
    return this.bytes.toString('latin1', offset, this.bytes.indexOf(0, offset));
  }
}

function readSections(bytes: Buffer): Section[] {
  const table = Number(bytes.readBigUInt64LE(40));
  const entrySize = bytes.readUInt16LE(58);
  return Array.from({ length: bytes.readUInt16LE(60) }, (_, position) => {
    const at = table + position * entrySize;
    return {
      type: bytes.readUInt32LE(at + 4),
      offset: Number(bytes.readBigUInt64LE(at + 24)),
      size: Number(bytes.readBigUInt64LE(at + 32)),
      link: bytes.readUInt32LE(at + 40),
      entries: bytes.readUInt32LE(at + 44),
    };
  });
}
