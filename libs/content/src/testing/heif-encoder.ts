import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { unpackDebianPackages } from '@odr/platform/embedded';

const CACHE = join(homedir(), '.cache', 'open-data-repository', 'heif-enc');

/** Encodes a PNG or JPEG; the options are those of `heif-enc`. */
export type HeifEncoder = (picture: Buffer, ...options: readonly string[]) => Buffer;

/** libheif's encoder: the machine's, or Debian's packages unpacked once into the cache. Undefined, and said aloud, where there is none. */
export async function heifEncoder(): Promise<HeifEncoder | undefined> {
  const installed = ['/usr/bin/heif-enc', join(CACHE, 'usr/bin/heif-enc')];
  if (!installed.some((path) => existsSync(path))) {
    // No Debian machine, or no network: whoever asks skips what needs a HEIC.
    await unpackDebianPackages(['libheif-examples', 'libheif1', 'libx265-199'], CACHE, { withLibraries: true }).catch(
      () => undefined,
    );
  }
  const program = installed.find((path) => existsSync(path));
  const libraries = join(CACHE, 'usr/lib', process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu');
  if (program !== undefined && works(program, libraries))
    return (picture, ...options) => encode(program, libraries, picture, options);
  console.warn('SKIPPED: heif-enc could not be had, so no HEIC is made and tested');
  return undefined;
}

const run = (program: string, libraries: string, args: readonly string[]): Buffer =>
  execFileSync(program, args, { env: { ...process.env, LD_LIBRARY_PATH: libraries }, stdio: 'pipe' });

function works(program: string, libraries: string): boolean {
  try {
    return run(program, libraries, ['--list-encoders']).toString().includes('x265');
  } catch {
    return false; // a library of it is missing on this machine
  }
}

function encode(program: string, libraries: string, picture: Buffer, options: readonly string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'odr-heif-'));
  const [from, to] = [join(folder, picture[0] === 0xff ? 'in.jpg' : 'in.png'), join(folder, 'out.heic')] as const;
  try {
    writeFileSync(from, picture);
    run(program, libraries, [...options, '-o', to, from]);
    return readFileSync(to);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
