import { debianMirrorOf, parseDeb822Sources, parseSourcesList } from './apt-sources.js';

const DEB822 = `Types: deb deb-src
# a snapshot
URIs: http://mirror.example/debian
Suites: bookworm bookworm-updates
Components: main

Types: deb
URIs: http://mirror.example/debian-security
Suites: bookworm-security
Components: main
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 -----END PGP PUBLIC KEY BLOCK-----

Types: deb
URIs: https://other.example
Suites: nodistro
Components: main
Enabled: no
`;

const ONE_LINE = `# comment
deb-src http://mirror.example/debian bookworm main
deb [arch=amd64 signed-by=/x.gpg] http://mirror.example/debian bookworm main contrib # trailing
deb https://packages.example/apt cloud-sdk main
`;

describe('reading the machine’s apt sources', () => {
  it('reads both formats', () => {
    expect(parseDeb822Sources(DEB822).map(({ uri }) => uri)).toEqual([
      'http://mirror.example/debian',
      'http://mirror.example/debian-security',
    ]);
    expect(parseSourcesList(ONE_LINE)).toEqual([
      { uri: 'http://mirror.example/debian', suites: ['bookworm'], components: ['main', 'contrib'] },
      { uri: 'https://packages.example/apt', suites: ['cloud-sdk'], components: ['main'] },
    ]);
  });

  it('finds the archive of releases, not the security one nor a third party’s', () => {
    const sources = [...parseSourcesList('deb https://packages.example/apt cloud main'), ...parseDeb822Sources(DEB822)];

    expect(debianMirrorOf(sources, 'bookworm')).toBe('http://mirror.example/debian');
    expect(debianMirrorOf(sources, 'noble')).toBeUndefined();
  });
});
