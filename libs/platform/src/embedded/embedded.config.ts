import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where downloaded servers are kept between starts and between checkouts. */
export function cacheFolder(): string {
  const base = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return process.env['ODR_CACHE_DIR'] || join(base, 'open-data-repository');
}

/** The folders in which the shell looks for programs. */
export function programFolders(): string[] {
  return (process.env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
}

/** What child processes get: everything but the loader's own switches, which would let a caller's libraries in. */
export function childEnvironment(additions: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { LD_LIBRARY_PATH: _path, LD_PRELOAD: _preload, NODE_OPTIONS: _options, ...kept } = process.env;
  return { ...kept, ...additions };
}
