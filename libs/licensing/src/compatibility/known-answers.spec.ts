import { adapt } from './adaptation.js';
import { afterBreach } from './breach.js';
import { collect } from './collection.js';
import { answerFor } from './expression.js';
import { termsOfId } from './license-terms.js';
import { licenseResults, relicense } from './relicense.js';
import { databaseDuty, type DatabaseUse } from './source-database.js';

const relicensing = (from: string, to: string): ReturnType<typeof relicense> =>
  relicense(termsOfId(from), termsOfId(to));

describe('the Community Data License Agreement', () => {
  // cdla.dev, "Compatibility".
  it.each([
    ['CC0-1.0', 'CDLA-Permissive-2.0', []],
    ['CC-BY-4.0', 'CDLA-Permissive-2.0', ['attribution', 'license_notice', 'mark_changes']],
    ['CDLA-Permissive-2.0', 'CC0-1.0', ['license_text']],
    ['CDLA-Permissive-2.0', 'CC-BY-4.0', ['license_text']],
  ])('lets %s become %s on the conditions %j', (from, to, conditions) => {
    const answer = relicensing(from, to);

    expect(answer).toMatchObject({
      allowed: true,
      conditions,
      because: [{ source: expect.stringContaining('cdla.dev') }],
    });
  });

  it('says nothing for share-alike', () => {
    expect(relicensing('CC-BY-SA-4.0', 'CDLA-Permissive-2.0').allowed).toBe(false);
  });

  it('leaves results free, models included', () => {
    expect(licenseResults(termsOfId('CDLA-Permissive-2.0'))).toMatchObject({ allowed: true, conditions: [] });
    expect(licenseResults(termsOfId('CC-BY-SA-4.0')).allowed).toBe(false);
  });
});

describe('versions of share-alike', () => {
  // CC FAQ, "If I derive or adapt material …": licences after version 1.0 allow a later version of the same licence.
  it.each([
    ['CC-BY-SA-2.0', 'CC-BY-SA-4.0', true, 'share_alike_later_version'],
    ['CC-BY-SA-2.0', 'CC-BY-SA-1.0', false, 'share_alike_earlier_version'],
    ['CC-BY-SA-1.0', 'CC-BY-SA-2.0', false, 'share_alike_1_0'],
    ['CC-BY-SA-1.0', 'CC-BY-SA-1.0', true, 'same_license'],
    ['CC-BY-SA-3.0-DE', 'CC-BY-SA-3.0', true, 'share_alike_later_version'],
    ['CC-BY-SA-4.0', 'CC-BY-SA-3.0', false, 'share_alike_earlier_version'],
    ['CC-BY-NC-SA-3.0', 'CC-BY-NC-SA-4.0', true, 'share_alike_later_version'],
    ['CC-BY-NC-SA-4.0', 'CC-BY-SA-4.0', false, 'share_alike_elements'],
  ])('%s to %s: %s, by %s', (from, to, allowed, rule) => {
    expect(relicensing(from, to)).toMatchObject({ allowed, because: [{ rule }] });
  });

  it('combines old and new under the newest', () => {
    const answer = adapt(['CC-BY-SA-2.0', 'CC-BY-SA-3.0-AT', 'CC-BY-4.0'].map((id) => termsOfId(id)));

    expect(answer).toMatchObject({ allowed: true, license: 'CC-BY-SA-4.0' });
  });
});

describe('bridges out of Creative Commons', () => {
  // CC, 2015-10-08, and creativecommons.org/compatiblelicenses.
  it.each([
    ['CC-BY-SA-4.0', 'GPL-3.0-only', true],
    ['CC-BY-SA-4.0', 'GPL-3.0-or-later', true],
    ['GPL-3.0-only', 'CC-BY-SA-4.0', false],
    ['CC-BY-SA-4.0', 'GPL-2.0-only', false],
    ['CC-BY-SA-3.0', 'GPL-3.0-only', false],
    ['CC-BY-SA-4.0', 'LAL-1.3', true],
    ['LAL-1.3', 'CC-BY-SA-4.0', true],
    ['CC-BY-SA-3.0', 'LAL-1.3', false],
    ['CC-BY-NC-SA-4.0', 'LAL-1.3', false],
    ['GFDL-1.3-or-later', 'CC-BY-SA-4.0', false],
    ['ODbL-1.0', 'CC-BY-SA-4.0', false],
    ['GPL-2.0-or-later', 'GPL-3.0-only', true],
    ['GPL-2.0-only', 'GPL-3.0-only', false],
  ])('%s to %s: %s', (from, to, allowed) => expect(relicensing(from, to).allowed).toBe(allowed));

  it('makes one work of BY-SA 4.0 and Free Art, and none of Free Art and the GPL', () => {
    const of = (...ids: string[]): ReturnType<typeof adapt> => adapt(ids.map((id) => termsOfId(id)));

    expect(of('CC-BY-SA-4.0', 'LAL-1.3').allowed).toBe(true);
    expect(of('CC-BY-SA-4.0', 'GPL-3.0-only')).toMatchObject({ allowed: true, license: 'GPL-3.0-only' });
    expect(of('LAL-1.3', 'GPL-3.0-only')).toMatchObject({ allowed: false, because: [{ rule: 'remix_chart' }] });
  });
});

describe('a no-derivatives picture', () => {
  const nd = termsOfId('CC-BY-ND-4.0');

  // CC's collection chart; BY-ND 4.0, 2(a)(1)(B) and 2(a)(4).
  it.each([
    ['none', true, 'collection'],
    ['technical', true, 'technical_modification'],
    ['creative', false, 'no_derivatives'],
  ] as const)('in a commercial collection after the change "%s": %s', (change, allowed, rule) => {
    expect(collect(nd, { isCommercial: true, change })).toMatchObject({ allowed, because: [{ rule }] });
  });
});

describe('the licence of the database a picture was taken from', () => {
  const EUROPEAN: DatabaseUse = {
    isSubstantial: true,
    hasDatabaseRight: true,
    isCollective: false,
    isCommercial: true,
  };

  // BY-SA 4.0, 4(b); ODbL 1.0, 4.4 and 4.5(a); Directive 96/9/EC, 8(1).
  it.each([
    ['CC-BY-SA-4.0', EUROPEAN, 'same_license', 'CC-BY-SA-4.0'],
    ['CC-BY-SA-4.0', { ...EUROPEAN, isSubstantial: false }, 'free', null],
    ['CC-BY-SA-4.0', { ...EUROPEAN, hasDatabaseRight: false }, 'attribution', null],
    ['CC-BY-ND-4.0', EUROPEAN, 'forbidden', null],
    ['CC-BY-NC-4.0', EUROPEAN, 'forbidden', null],
    ['CC-BY-NC-4.0', { ...EUROPEAN, isCommercial: false }, 'attribution', null],
    ['CC-BY-4.0', EUROPEAN, 'attribution', null],
    ['CC0-1.0', EUROPEAN, 'free', null],
    ['ODbL-1.0', EUROPEAN, 'same_license', 'ODbL-1.0'],
    ['ODbL-1.0', { ...EUROPEAN, isCollective: true }, 'attribution', null],
    ['LicenseRef-mine', EUROPEAN, 'forbidden', null],
  ] as const)('%s used as %j: %s', (id, use, share, license) => {
    const duty = databaseDuty(termsOfId(id), use);

    expect(duty).toMatchObject({ share, license, because: [{ source: expect.stringContaining('https://') }] });
  });
});

describe('expressions', () => {
  const open = (expression: string | null): ReturnType<typeof answerFor> =>
    answerFor(expression, (terms) => collect(terms, { isCommercial: true }));

  it.each([
    ['CC-BY-NC-4.0 OR CC-BY-4.0', true, 'CC-BY-4.0'],
    ['CC-BY-4.0 AND CC-BY-NC-4.0', false, null],
    ['CC-BY-SA-3.0 OR GFDL-1.3-or-later', true, 'CC-BY-SA-3.0'],
    ['CC-BY-4.0 AND (CC-BY-NC-4.0 OR CC0-1.0)', true, 'CC-BY-4.0 AND CC0-1.0'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', true, 'GPL-2.0-only WITH Classpath-exception-2.0'],
    ['CC-BY-4.0+', true, 'CC-BY-4.0+'],
    ['NOASSERTION', false, null],
    ['CC BY', false, null],
    [null, false, null],
  ])('%s in a commercial collection: %s, relying on %s', (expression, allowed, chosen) => {
    expect(open(expression)).toMatchObject({ allowed, chosen });
  });

  it('chooses the branch that fits where the work is going', () => {
    const to = (target: string): string | null =>
      answerFor('CC-BY-SA-3.0 OR GFDL-1.3-or-later', (terms) => relicense(terms, termsOfId(target))).chosen;

    expect([to('CC-BY-SA-4.0'), to('GFDL-1.3-or-later'), to('CC-BY-4.0')]).toEqual([
      'CC-BY-SA-3.0',
      'GFDL-1.3-or-later',
      null,
    ]);
  });
});

describe('a breach of a licence', () => {
  // BY 4.0, 6(b)(1); BY 3.0, 7(a).
  it.each([
    ['CC-BY-4.0', 29, true],
    ['CC-BY-4.0', 30, true],
    ['CC-BY-4.0', 31, false],
    ['CC-BY-4.0', null, false],
    ['CC-BY-3.0', 29, false],
  ])('of %s cured after %s days leaves it in force: %s', (id, days, inForce) => {
    expect(afterBreach(termsOfId(id), days).isInForce).toBe(inForce);
  });
});
