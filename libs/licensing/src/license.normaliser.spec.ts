import { normaliseLicense } from './license.normaliser.js';

const spdxOf = (license: string | null, licenseUrl?: string): string | null =>
  normaliseLicense({ license, licenseUrl }).spdx;
const problemOf = (license: string | null, licenseUrl?: string): string | undefined =>
  normaliseLicense({ license, licenseUrl }).problem?.code;

describe('normalising a licence by its address', () => {
  it.each([
    ['https://creativecommons.org/licenses/by/4.0/', 'CC-BY-4.0'],
    ['http://creativecommons.org/licenses/by-sa/3.0/de/', 'CC-BY-SA-3.0-DE'],
    ['creativecommons.org/licenses/by-nc-nd/2.0', 'CC-BY-NC-ND-2.0'],
    ['https://creativecommons.org/licenses/by/4.0/legalcode.en', 'CC-BY-4.0'],
    ['https://creativecommons.org/licenses/by/3.0/igo/legalcode', 'CC-BY-3.0-IGO'],
    ['https://www.creativecommons.org/licenses/by/4.0/deed.de?ref=chooser-v1', 'CC-BY-4.0'],
    ['https://creativecommons.org/publicdomain/zero/1.0/', 'CC0-1.0'],
    ['https://creativecommons.org/publicdomain/mark/1.0/', 'CC-PDM-1.0'],
    ['https://creativecommons.org/licenses/publicdomain/', 'CC-PDDC'],
    ['https://creativecommons.org/licenses/by/2.1/jp/', 'LicenseRef-CC-BY-2.1-JP'],
    ['https://creativecommons.org/licenses/sampling+/1.0/', 'LicenseRef-CC-SamplingPlus-1.0'],
    ['https://opensource.org/licenses/MIT', 'MIT'],
    ['https://cdla.dev/permissive-2-0/', 'CDLA-Permissive-2.0'],
    ['https://spdx.org/licenses/ODbL-1.0.html', 'ODbL-1.0'],
    ['https://unsplash.com/license', 'LicenseRef-Unsplash'],
  ])('reads %s', (url, id) => {
    expect(spdxOf(null, url)).toBe(id);
    expect(spdxOf(url)).toBe(id);
  });

  it.each([
    'https://creativecommons.org/licenses/by/5.0/',
    'https://creativecommons.org/licenses/by/2.1/',
    'https://creativecommons.org/licenses/by/4.0/de/',
    'https://creativecommons.org/licenses/by/1.0/jp/',
    'https://creativecommons.org/licenses/sampling/1.0/fi/',
    'https://creativecommons.org.evil.example/licenses/by/4.0/',
    'https://evil.example/creativecommons.org/licenses/by/4.0/',
    'javascript:alert(1)//creativecommons.org/licenses/by/4.0/',
  ])('does not believe %s', (url) => {
    expect(problemOf(null, url)).toBe('unrecognised');
  });

  it('asks for the version of an address that stops early', () => {
    expect(problemOf(null, 'https://creativecommons.org/licenses/by-sa/')).toBe('needs_version');
  });
});

describe('normalising a licence by its name', () => {
  it.each([
    ['CC-BY-4.0', 'CC-BY-4.0'],
    ['cc-by-4.0', 'CC-BY-4.0'],
    ['CC BY 4.0', 'CC-BY-4.0'],
    ['cc-by-sa 3.0', 'CC-BY-SA-3.0'],
    ['CC BY-NC-ND 2.0', 'CC-BY-NC-ND-2.0'],
    ['CC BY-SA-NC 3.0', 'CC-BY-NC-SA-3.0'],
    ['Creative Commons Attribution 4.0', 'CC-BY-4.0'],
    ['Creative Commons Attribution-ShareAlike 3.0 Unported License', 'CC-BY-SA-3.0'],
    ['Creative Commons Attribution-NonCommercial-NoDerivs 2.0 Generic', 'CC-BY-NC-ND-2.0'],
    ['CC BY-SA 3.0 DE', 'CC-BY-SA-3.0-DE'],
    ['CC BY 2.5 Scotland', 'LicenseRef-CC-BY-2.5-SCOTLAND'],
    ['cc by 4', 'CC-BY-4.0'],
    ['Creative Commons Attribution 4.0 International (CC BY 4.0)', 'CC-BY-4.0'],
    ['CC0 1.0 Universal (CC0 1.0) Public Domain Dedication', 'CC0-1.0'],
    ['Attribution-ShareAlike 4.0 International', 'CC-BY-SA-4.0'],
    ['CC0', 'CC0-1.0'],
    ['CC0 1.0 Universal', 'CC0-1.0'],
    ['Creative Commons Zero', 'CC0-1.0'],
    ['PDM', 'CC-PDM-1.0'],
    ['Public Domain Mark 1.0', 'CC-PDM-1.0'],
    ['MIT License', 'MIT'],
    ['Apache 2.0', 'Apache-2.0'],
    ['odbl', 'ODbL-1.0'],
    ['LicenseRef-omi-pd-old', 'LicenseRef-omi-pd-old'],
    ['CC-BY-SA-3.0 or GFDL-1.3-or-later', 'CC-BY-SA-3.0 OR GFDL-1.3-or-later'],
    ['(CC-BY-SA-3.0 OR GFDL-1.3-or-later)', 'CC-BY-SA-3.0 OR GFDL-1.3-or-later'],
  ])('reads %s', (text, id) => {
    expect(spdxOf(text)).toBe(id);
  });

  it.each(['CC-BY', 'cc-by', 'cc by', 'Creative Commons Attribution', 'cc-by-nc', 'Attribution-ShareAlike License'])(
    'never guesses the version of %s',
    (text) => {
      expect(normaliseLicense({ license: text })).toMatchObject({
        spdx: null,
        verdict: 'unknown',
        problem: { code: 'needs_version' },
      });
    },
  );

  it.each([
    ['Public Domain', 'needs_evidence'],
    ['NONE', 'no_assertion'],
    ['NOASSERTION', 'no_assertion'],
    ['', 'missing'],
    [null, 'missing'],
    ['GPL', 'unrecognised'],
    ['proprietary', 'unrecognised'],
    ['all rights reserved', 'unrecognised'],
    ['MIT but not for weapons', 'unrecognised'],
    ['CC BY 4.0 except the logos', 'unrecognised'],
    ['CC BY 5.0', 'unrecognised'],
    ['CC BY 4.0 (CC BY-NC 4.0)', 'unrecognised'],
    ['CC BY-ND-SA 4.0', 'unrecognised'],
    ['('.repeat(50_000), 'unrecognised'],
    ['constructor', 'unrecognised'],
    ['__proto__', 'unrecognised'],
  ])('blocks %p as %s', (text, code) => {
    expect(normaliseLicense({ license: text })).toMatchObject({ spdx: null, verdict: 'unknown', problem: { code } });
  });
});

describe('name and address together', () => {
  it('take the version from the address', () => {
    expect(spdxOf('CC BY', 'https://creativecommons.org/licenses/by/2.0/')).toBe('CC-BY-2.0');
  });

  it('take the port from the address', () => {
    expect(spdxOf('CC BY 3.0', 'https://creativecommons.org/licenses/by/3.0/us/')).toBe('CC-BY-3.0-US');
  });

  it('keep the name when the address is just a page', () => {
    expect(spdxOf('CC-BY-4.0', 'https://example.org/about')).toBe('CC-BY-4.0');
  });

  it('keep the expression when the address is one of its branches', () => {
    expect(spdxOf('CC-BY-SA-3.0 OR MIT', 'https://creativecommons.org/licenses/by-sa/3.0/')).toBe(
      'CC-BY-SA-3.0 OR MIT',
    );
  });

  it.each([
    ['CC0-1.0', 'https://creativecommons.org/licenses/by/4.0/'],
    ['CC-BY-4.0', 'https://creativecommons.org/licenses/by-nc/4.0/'],
    ['CC-BY-4.0', 'https://creativecommons.org/licenses/by/3.0/'],
    ['cc-by', 'https://creativecommons.org/licenses/by-nd/4.0/'],
    ['NONE', 'https://creativecommons.org/licenses/by/4.0/'],
    ['CC-BY-3.0-DE', 'https://creativecommons.org/licenses/by/3.0/'],
    ['MIT OR Apache-2.0', 'https://creativecommons.org/licenses/by/4.0/'],
  ])('are not believed when they exclude each other: %s, %s', (license, licenseUrl) => {
    expect(normaliseLicense({ license, licenseUrl })).toMatchObject({
      spdx: null,
      verdict: 'unknown',
      problem: { code: 'contradictory' },
    });
    expect(problemOf(license, licenseUrl)).toBe('contradictory');
  });
});
