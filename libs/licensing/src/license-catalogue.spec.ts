import { deedName, deedUrl } from './creative-commons.js';
import { licenseById, LICENSES } from './license-catalogue.js';

describe('the catalogue', () => {
  it('offers the common licences first', () => {
    expect(LICENSES.slice(0, 3).map(({ id }) => id)).toEqual(['CC0-1.0', 'CC-BY-4.0', 'CC-BY-SA-4.0']);
  });

  it('finds an id in any case', () => {
    expect(licenseById('cc-by-sa-4.0')).toMatchObject({
      id: 'CC-BY-SA-4.0',
      shortName: 'CC BY-SA 4.0',
      url: 'https://creativecommons.org/licenses/by-sa/4.0/',
      conditions: ['attribution', 'license_notice', 'mark_changes', 'share_alike'],
      limitations: [],
    });
  });

  it('knows ids without a class, and says nothing in their favour', () => {
    expect(licenseById('JSON')).toMatchObject({ class: 'unclassified', verdict: 'unknown', permissions: [] });
  });

  it.each(['', 'constructor', 'CC-BY-9.0', 'LicenseRef-mine'])('does not know %p', (id) => {
    expect(licenseById(id)).toBeUndefined();
  });
});

// Names and addresses as Openverse's test_license.py has them.
describe('naming Creative Commons deeds', () => {
  it.each([
    [{ slug: 'zero', version: '1.0' }, 'CC0 1.0'],
    [{ slug: 'mark', version: '1.0' }, 'Public Domain Mark 1.0'],
    [{ slug: 'certification', version: '1.0', jurisdiction: 'us' }, 'Public Domain Certification 1.0 US'],
    [{ slug: 'sa', version: '2.0', jurisdiction: 'jp' }, 'CC SA 2.0 JP'],
    [{ slug: 'sampling+' }, 'CC Sampling+'],
    [{ slug: 'by' }, 'CC BY'],
    [{ slug: 'by', version: '2.0' }, 'CC BY 2.0'],
    [{ slug: 'by', version: '2.5', jurisdiction: 'scotland' }, 'CC BY 2.5 SCOTLAND'],
    [{ slug: 'devnations', version: '2.0' }, 'CC DevNations 2.0'],
  ])('%j is %s', (deed, name) => {
    expect(deedName(deed)).toBe(name);
  });

  it.each([
    ['zero', '1.0', '', 'publicdomain/zero/1.0/'],
    ['mark', '1.0', '', 'publicdomain/mark/1.0/'],
    ['certification', '1.0', 'us', 'publicdomain/certification/1.0/us/'],
    ['sa', '2.0', 'jp', 'licenses/sa/2.0/jp/'],
    ['sampling+', '1.0', '', 'licenses/sampling+/1.0/'],
    ['by', '2.5', 'scotland', 'licenses/by/2.5/scotland/'],
    ['devnations', '2.0', '', 'licenses/devnations/2.0/'],
  ])('%s %s %s is at %s', (slug, version, jurisdiction, path) => {
    expect(deedUrl({ slug, version, jurisdiction })).toBe(`https://creativecommons.org/${path}`);
  });
});
