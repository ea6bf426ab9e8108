// The launcher is plain JavaScript, because it runs before anything is built; its types are said here.
const { addressesIn } = (await import(`${import.meta.dirname}/addresses.mjs`)) as {
  addressesIn: (text: string) => string[];
};
const { initialFilesOf } = (await import(`${import.meta.dirname}/bundle.mjs`)) as {
  initialFilesOf: (html: string) => string[];
};
const { tally, parseArguments } = (await import(`${import.meta.dirname}/../test.mjs`)) as {
  tally: (report: Record<string, number>, code: number) => { passed: number; failed: number };
  parseArguments: (words: string[]) => { parts: string[]; paths: string[] };
};

describe('addresses in files', () => {
  it('finds hosts of registries, mirrors and machines', () => {
    const text = `registry=https://npm.mirror.org/x "resolved": "https://elsewhere" host 88.8.${'8.8'}:5432`;

    expect(addressesIn(text)).toHaveLength(3);
  });

  it('lets loopback, versions and documentation ranges pass', () => {
    expect(addressesIn('127.0.0.1 0.0.0.0 192.0.2.7 v1.2.3 17.10.0-beta.17 https://example.org/a')).toEqual([]);
  });
});

describe('initial files of the console', () => {
  it('counts scripts, styles and preloads once', () => {
    const html =
      '<link rel="stylesheet" href="s.css"><link rel="modulepreload" href="a.js"><script src="main.js" type="module"></script><script src="main.js"></script>';

    expect(initialFilesOf(html)).toEqual(['s.css', 'a.js', 'main.js']);
  });
});

describe('the sum of a test run', () => {
  it('counts a file that could not be loaded, and a run that failed without naming a test', () => {
    const clean = { numPassedTests: 3, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };

    expect(tally({ ...clean, numRuntimeErrorTestSuites: 2 }, 1)).toMatchObject({ passed: 3, failed: 2 });
    expect(tally(clean, 1)).toMatchObject({ passed: 3, failed: 1 });
    expect(tally(clean, 0)).toMatchObject({ passed: 3, failed: 0 });
  });

  it('takes parts and paths apart', () => {
    expect(parseArguments(['unit', 'moderation'])).toEqual({ parts: ['unit'], paths: ['moderation'] });
    expect(parseArguments([]).parts).toEqual(['verify', 'unit', 'db', 'admin', 'e2e']);
  });
});
