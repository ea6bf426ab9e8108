import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './run.mjs';

/** Public IPv4 addresses, package mirrors and registries: none of them belongs into a file, machines differ. */
const SUSPECTS = [
  {
    what: 'a package registry or mirror',
    pattern:
      /https?:\/\/[\w.-]*(?:registry|mirror|artifactory|nexus|verdaccio|deb\.debian|archive\.ubuntu|ftp\d?\.)[\w.-]*/gi,
  },
  { what: 'a resolved tarball', pattern: /"resolved": "https?:/g },
  { what: 'an IP address', pattern: /(?<![\w.-]|[A-Za-z]\/)(?:\d{1,3}\.){3}\d{1,3}(?![\w.-])/g },
];
/** Addresses that name no machine: this one, any, documentation and private ranges, example hosts; and what is a version or a section (a product's version follows its name and a slash). */
const HARMLESS =
  /^(?:127\.|0\.0\.0\.0$|10\.0\.0\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|255\.|169\.254\.|192\.168\.|224\.|(?:[0-9]\.){3}[0-9]$)|\.example(?:$|\.|\/)/;
/** The guard against requests to private networks consists of such ranges; these checks name what they look for. */
const ABOUT_ADDRESSES = /^libs\/content\/src\/web\/address\/public-address|^apps\/cli\/launcher\/checks\//;
const TEXT = /\.(?:ts|mjs|js|json|ya?ml|md|html|scss|sh|sql|conf|cfg)$|Dockerfile|\.npmrc$|\.ci\/run$/;

/** The suspects in one text. */
export function addressesIn(text) {
  return SUSPECTS.flatMap(({ what, pattern }) =>
    [...text.matchAll(pattern)].filter(([found]) => !HARMLESS.test(found)).map(([found]) => `${what}: ${found}`),
  );
}

/** No file of the repository names a server or a registry's host. */
export async function checkAddresses() {
  const { stdout } = await promisify(execFile)('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: ROOT,
    maxBuffer: 16e6,
  });
  const findings = [];
  for (const file of stdout.split('\n').filter((name) => TEXT.test(name) && !ABOUT_ADDRESSES.test(name))) {
    const text = await readFile(join(ROOT, file), 'utf8').catch(() => '');
    findings.push(...addressesIn(text).map((finding) => `${file}: ${finding}`));
  }
  return findings.length === 0 ? undefined : findings.join('\n');
}
