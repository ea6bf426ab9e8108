import { chosenLicenses, verdictOf } from './license-expression.js';

describe('the verdict about a licence', () => {
  it.each([
    'CC0-1.0',
    'CC-PDM-1.0',
    'CC-PDDC',
    'PDDL-1.0',
    'Unlicense',
    'DL-DE-ZERO-2.0',
    'LicenseRef-omi-us-gov',
    'CC-BY-1.0',
    'CC-BY-2.5-AU',
    'CC-BY-3.0-IGO',
    'CC-BY-4.0',
    'CDLA-Permissive-2.0',
    'ODC-By-1.0',
    'O-UDA-1.0',
    'OGL-UK-3.0',
    'OGL-Canada-2.0',
    'etalab-2.0',
    'NLOD-2.0',
    'Apache-2.0',
    'MIT',
    'BSD-3-Clause',
    'GPL-3.0-only',
    'CC-BY-SA-2.1-JP',
    'CC-BY-SA-4.0',
    'CC-SA-1.0',
    'ODbL-1.0',
    'CDLA-Sharing-1.0',
    'GFDL-1.3-or-later',
    'LAL-1.3',
    'LicenseRef-CC-BY-2.1-JP',
  ])('is open for %s', (id) => {
    expect(verdictOf(id)).toBe('open');
  });

  it.each([
    'CC-BY-NC-4.0',
    'CC-BY-NC-3.0-IGO',
    'CC-BY-NC-SA-2.0-FR',
    'CC-BY-ND-4.0',
    'CC-BY-NC-ND-3.0-DE',
    'C-UDA-1.0',
    'LicenseRef-Unsplash',
    'LicenseRef-CreativeML-OpenRAIL-M',
    'LicenseRef-CC-NC-1.0',
    'LicenseRef-CC-SamplingPlus-1.0',
  ])('is not open for %s', (id) => {
    expect(verdictOf(id)).toBe('not_open');
  });

  it.each([
    null,
    undefined,
    '',
    'NONE',
    'NOASSERTION',
    'CC BY 4.0',
    'LicenseRef-mine',
    'LicenseRef-CC-BY-9.0',
    'JSON',
    '('.repeat(1e5),
  ])('is unknown for %p', (id) => {
    expect(verdictOf(id)).toBe('unknown');
  });

  it.each([
    ['CC-BY-NC-4.0 OR CC-BY-4.0', 'open'],
    ['CC-BY-4.0 AND CC-BY-NC-4.0', 'not_open'],
    ['CC-BY-SA-3.0 OR GFDL-1.3-or-later', 'open'],
    ['CC-BY-4.0 AND (CC-BY-NC-4.0 OR MIT)', 'open'],
    ['CC-BY-4.0 AND LicenseRef-mine', 'unknown'],
    ['CC-BY-NC-4.0 AND LicenseRef-mine', 'not_open'],
    ['CC-BY-NC-4.0 OR LicenseRef-mine', 'unknown'],
    ['CC-BY-NC-4.0 OR CC-BY-ND-4.0', 'not_open'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', 'open'],
    ['CC-BY-4.0+', 'open'],
  ])('of %s is %s', (expression, verdict) => {
    expect(verdictOf(expression)).toBe(verdict);
  });
});

describe('choosing what to rely on', () => {
  it('takes the branch of an OR that asks least', () => {
    expect(chosenLicenses('GFDL-1.3-or-later OR CC-BY-4.0').map(({ id }) => id)).toEqual(['CC-BY-4.0']);
  });

  it('takes all of an AND', () => {
    expect(chosenLicenses('MIT AND CC-BY-4.0').map(({ id }) => id)).toEqual(['MIT', 'CC-BY-4.0']);
  });
});
