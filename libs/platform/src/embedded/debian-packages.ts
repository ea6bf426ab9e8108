import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AptSource, debianMirrorOf, parseDeb822Sources, parseSourcesList } from './apt-sources.js';
import { runProgram } from './run-program.js';

const SYSTEM_KEYRINGS = ['/usr/share/keyrings/debian-archive-keyring.gpg', '/etc/apt/trusted.gpg.d'];

/** What to unpack beside the named packages, and from where. */
export interface UnpackOptions {
  /** Debian code name to take them from; the machine's own release when left away. */
  readonly release?: string;
  /** Whether to add the libraries they name as direct dependencies, except the C library. */
  readonly withLibraries?: boolean;
}

/**
 * Downloads Debian packages and unpacks them into a folder, without installing anything and without root: apt works on
 * private lists, checks the archive's signature with the machine's own keyring and each package with its signed hash.
 * @param into receives the packages' files under `usr/` …
 * @throws where apt is missing, offline, or no Debian mirror is among its sources
 */
export async function unpackDebianPackages(
  names: readonly string[],
  into: string,
  options: UnpackOptions = {},
): Promise<void> {
  const machine = await debianRelease();
  const mirror = debianMirrorOf(await machineSources(), machine);
  if (!mirror) throw new Error("no Debian mirror is among this machine's apt sources");

  const work = await mkdtemp(join(tmpdir(), 'odr-apt-'));
  try {
    const configuration = await privateAptConfiguration(work, mirror, options.release ?? machine);
    const apt = (tool: 'apt-get' | 'apt-cache', ...args: string[]): Promise<string> =>
      runProgram(tool, args, { cwd: work, env: { APT_CONFIG: configuration, LC_ALL: 'C' } });
    await apt('apt-get', 'update', '--error-on=any');
    const libraries = options.withLibraries ? librariesAmong(await apt('apt-cache', 'depends', ...names)) : [];
    await apt('apt-get', 'download', ...names, ...libraries);
    const packages = (await readdir(work)).filter((file) => file.endsWith('.deb'));
    for (const file of packages) await runProgram('dpkg-deb', ['-x', join(work, file), into]);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function librariesAmong(dependencies: string): string[] {
  const named = [...dependencies.matchAll(/^\s*(?:Pre)?Depends: ((?:lib|lua)[a-z0-9.+-]+)$/gm)].map(
    ([, name = '']) => name,
  );
  return [...new Set(named)].filter((name) => name !== 'libc6');
}

async function privateAptConfiguration(work: string, mirror: string, release: string): Promise<string> {
  for (const folder of ['lists/partial', 'archives/partial', 'preferences.d', 'sources.d']) {
    await mkdir(join(work, folder), { recursive: true });
  }
  const keyring = SYSTEM_KEYRINGS.find((path) => existsSync(path));
  const option = keyring?.endsWith('.gpg') ? `[signed-by=${keyring}] ` : '';
  await writeFile(join(work, 'sources.list'), `deb ${option}${mirror} ${release} main\n`);
  await writeFile(join(work, 'status'), '');
  const path = join(work, 'apt.conf');
  await writeFile(
    path,
    [
      `Dir::State "${work}";`,
      `Dir::State::status "${work}/status";`,
      `Dir::Cache "${work}";`,
      `Dir::Etc::sourcelist "${work}/sources.list";`,
      `Dir::Etc::sourceparts "${work}/sources.d";`,
      `Dir::Etc::preferences "${work}/preferences";`,
      `Dir::Etc::preferencesparts "${work}/preferences.d";`,
      'Acquire::Languages "none";',
      'Acquire::Retries "3";',
      // As root, apt would download as user _apt, who cannot enter this folder; the lists are checked by signature anyway.
      'APT::Sandbox::User "";',
      '#clear APT::Update::Post-Invoke;',
      '#clear APT::Update::Post-Invoke-Success;',
      '',
    ].join('\n'),
  );
  return path;
}

async function machineSources(): Promise<AptSource[]> {
  const folder = '/etc/apt/sources.list.d';
  const files = existsSync(folder) ? (await readdir(folder)).sort().map((file) => join(folder, file)) : [];
  const texts = await Promise.all(
    ['/etc/apt/sources.list', ...files].map(async (path) => ({
      path,
      text: await readFile(path, 'utf8').catch(() => ''),
    })),
  );
  return texts.flatMap(({ path, text }) => {
    if (path.endsWith('.sources')) return parseDeb822Sources(text);
    return path.endsWith('.list') ? parseSourcesList(text) : [];
  });
}

async function debianRelease(): Promise<string> {
  const text = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^VERSION_CODENAME=(\S+)$/m.exec(text)?.[1] ?? 'stable';
}
