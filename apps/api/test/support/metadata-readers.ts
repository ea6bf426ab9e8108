import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { exiftoolPath } from 'exiftool-vendored';
import { unpackDebianPackages } from '@odr/platform/embedded';

const CACHE = join(homedir(), '.cache', 'open-data-repository', 'exiv2');

/** Everything a program reads out of a file, as text. */
export type MetadataReader = (path: string) => string;

export async function exiftoolReader(): Promise<MetadataReader> {
  const exiftool = await exiftoolPath();
  return (path) =>
    run(exiftool, ['-G1', '-a', '-u', '-s', '-ee', '--File:all', '--System:all', '--ExifTool:all', path]);
}

/** A second, independent program: the machine's, or Debian's package unpacked once into the cache. Undefined where there is none. */
export async function exiv2Reader(): Promise<MetadataReader | undefined> {
  const installed = ['/usr/bin/exiv2', join(CACHE, 'usr/bin/exiv2')];
  if (!installed.some((path) => existsSync(path))) {
    // No Debian machine, or no network: the other reader still reads, and the test says that this one is missing.
    await unpackDebianPackages(['exiv2'], CACHE, { withLibraries: true }).catch(() => undefined);
  }
  const exiv2 = installed.find((path) => existsSync(path));
  if (exiv2 === undefined) return undefined;
  const libraries = join(CACHE, 'usr/lib', process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu');
  return (path) => run(exiv2, ['-pa', path], { LD_LIBRARY_PATH: libraries });
}

/** exiv2 ends with 253 when a file has no metadata: then there is nothing to read, which is an answer. */
function run(program: string, args: readonly string[], env: Record<string, string> = {}): string {
  try {
    return execFileSync(program, args, {
      encoding: 'utf8',
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    if ((error as { status?: number }).status === 253) return '';
    throw error;
  }
}
