import { ElfLibrary } from './elf-symbols.js';

/** Same function under an older name: C23's strtol differs only in accepting `0b` prefixes, which pgvector never passes. */
const OLDER_NAME = { __isoc23_strtol: 'strtol' } as const;

/** Whether version `a` ("2.36") is lower than `b`. */
export function isOlderVersion(a: string, b: string): boolean {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let part = 0; part < Math.max(left.length, right.length); part += 1) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/**
 * Makes a library built against a newer C library loadable here, changing only names in its symbol tables.
 * Debian 13's vector.so asks glibc 2.38 for one symbol, `__isoc23_strtol`; its name's tail is the name that older systems
 * have. The record of the newer version becomes a second record of the library's base version.
 * @param glibc version of this machine, e.g. "2.36"
 * @returns the bytes unchanged where nothing is too new
 * @throws when anything else is too new for this machine
 */
export function fitToGlibc(library: Buffer, glibc: string): Buffer {
  const elf = new ElfLibrary(library);
  const tooNew = elf.needs.filter(({ version }) => isNewerThan(version, glibc));
  if (tooNew.length === 0) return library;

  const fitted = Buffer.from(library);
  for (const need of tooNew) {
    const base = elf.needs.find((other) => other.library === need.library && isBaseVersion(other.version));
    if (!base) throw new Error(`The library needs ${need.version} and names no base version of ${need.library}.`);
    // vna_hash and vna_name decide which version is looked up; vna_other (the index symbols point at) stays.
    library.copy(fitted, need.offset, base.offset, base.offset + 4);
    library.copy(fitted, need.offset + 8, base.offset + 8, base.offset + 12);
    for (const symbol of elf.imports.filter(({ versionIndex }) => versionIndex === need.index)) {
      const older = OLDER_NAME[symbol.name as keyof typeof OLDER_NAME];
      if (!older)
        throw new Error(`The library needs ${symbol.name} of ${need.version}; this machine has glibc ${glibc}.`);
      const nameOffset = library.readUInt32LE(symbol.offset);
      fitted.writeUInt32LE(nameOffset + symbol.name.length - older.length, symbol.offset);
    }
  }
  return fitted;
}

function isNewerThan(version: string, glibc: string): boolean {
  const match = /^GLIBC_(\d+(?:\.\d+)*)$/.exec(version);
  return match?.[1] !== undefined && isOlderVersion(glibc, match[1]);
}

/** The version every symbol of the first release for this processor carries: x86-64 began at 2.2.5, arm64 at 2.17. */
function isBaseVersion(version: string): boolean {
  return version === 'GLIBC_2.2.5' || version === 'GLIBC_2.17';
}

/** This machine's glibc version, undefined on musl and other systems. */
export function machineGlibc(): string | undefined {
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime;
}
