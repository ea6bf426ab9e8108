import { ElfLibrary } from './elf-symbols.js';
import { fitToGlibc, isOlderVersion } from './glibc-compatibility.js';
import { elfImporting } from './testing/elf-importing.js';

describe('fitting a library to an older C library', () => {
  it('binds the one symbol that is too new to its older name and version', () => {
    const library = elfImporting([
      ['memcpy', 'GLIBC_2.2.5'],
      ['__isoc23_strtol', 'GLIBC_2.38'],
    ]);

    const fitted = new ElfLibrary(fitToGlibc(library, '2.36'));

    expect(fitted.imports.map(({ name }) => name)).toEqual(['memcpy', 'strtol']);
    expect(fitted.needs.map(({ version }) => version)).toEqual(['GLIBC_2.2.5', 'GLIBC_2.2.5']);
  });

  it('leaves the library alone where the machine is new enough', () => {
    const library = elfImporting([['__isoc23_strtol', 'GLIBC_2.38']]);

    expect(fitToGlibc(library, '2.41')).toBe(library);
  });

  it('refuses any other symbol that is too new', () => {
    const library = elfImporting([
      ['memcpy', 'GLIBC_2.2.5'],
      ['strlcpy', 'GLIBC_2.38'],
    ]);

    expect(() => fitToGlibc(library, '2.36')).toThrow(/strlcpy of GLIBC_2.38/);
  });

  it('refuses what is no library', () => {
    expect(() => fitToGlibc(Buffer.from('<html>not found</html>'.repeat(9)), '2.36')).toThrow(/ELF/);
  });

  it('compares versions by number', () => {
    expect(isOlderVersion('2.9', '2.38')).toBe(true);
    expect(isOlderVersion('2.38', '2.38')).toBe(false);
    expect(isOlderVersion('2.41', '2.4')).toBe(false);
  });
});
