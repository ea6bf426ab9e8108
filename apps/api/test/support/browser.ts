import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sparticuz, { inflate } from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

// The launcher is plain JavaScript, which has to run before anything is compiled.
const { withLock } = (await import(`${import.meta.dirname}/../../../cli/launcher/build-lock.mjs`)) as {
  withLock<T>(name: string, work: () => Promise<T>): Promise<T>;
};

/** No sandbox, because tests often run as root in a container; they visit our own pages only. */
const ARGS = ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'];

/** A headless Chromium out of an npm package: no browser needs to be installed. */
export async function launchBrowser(): Promise<Browser> {
  // Two parts of the tests run side by side, and it is unpacked once a machine.
  const executablePath = await withLock('browser.lock', () => sparticuz.executablePath());
  const launch = (env: Record<string, string> = {}): Promise<Browser> =>
    chromium.launch({
      executablePath,
      args: ARGS,
      headless: true,
      env: { ...definedOf(process.env), FONTCONFIG_PATH: join(tmpdir(), 'fonts'), ...env },
    });
  try {
    return await launch();
  } catch (error) {
    // Bare machines lack libnss3 and libnspr4; the package carries them.
    if (!String(error).includes('shared libraries')) throw error;
    return launch({ LD_LIBRARY_PATH: await withLock('browser.lock', carriedLibraries) });
  }
}

async function carriedLibraries(): Promise<string> {
  const folder = join(tmpdir(), 'al2023', 'lib');
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  if (!existsSync(folder)) await inflate(join(dirname(entry), '../bin/al2023.tar.br'));
  return folder;
}

const definedOf = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
