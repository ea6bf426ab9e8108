import { licenseTextOf } from '../license-texts.js';
import { ReleaseProfiles } from '../release/release-profile.js';
import { COMPLIANCE_CHECKS } from './check-catalogue.js';
import { blockersOf, type CheckedItem, checkItem, mayLeave } from './compliance.js';
import type { ComplianceFacts } from './compliance-facts.js';

const PROVED: ComplianceFacts = {
  license: 'CC-BY-4.0',
  licenseUrl: 'https://creativecommons.org/licenses/by/4.0/',
  title: 'A highland cow',
  authorCount: 1,
  evidence: { count: 1, areHashed: true },
  sourceLicenses: ['CC-BY-4.0'],
  copyrightNotice: '© 2024 Ada',
  isChanged: true,
  listedChanges: ['metadata removed'],
  earlierChanges: ['cropped'],
  databaseLicense: 'CC-BY-4.0',
  annotations: { count: 2, closed: 0 },
  publicDomainReason: undefined,
  people: 'none',
  marks: 'none',
  optOut: { signals: [], isOverridden: false },
  stricterCopies: [],
  hasCertificate: true,
  creditRemoval: { isAsked: false, isHonoured: false },
};

const check = (facts: Partial<ComplianceFacts>, profile = 'omi-core'): CheckedItem[] => {
  const found = ReleaseProfiles.find(profile);
  if (!found) throw new Error(`There is no profile ${profile}.`);
  return checkItem({ ...PROVED, ...facts }, found);
};
const statusOf = (code: string, facts: Partial<ComplianceFacts>, profile?: string): string | undefined =>
  check(facts, profile).find((one) => one.code === code)?.status;

describe('the compliance checks', () => {
  it('are 27, each with a severity, an explanation and a fix', () => {
    expect(COMPLIANCE_CHECKS.map(({ code }) => code)).toEqual(
      Array.from({ length: 27 }, (_, index) => `C${String(index + 1).padStart(2, '0')}`),
    );
    expect(COMPLIANCE_CHECKS.every(({ explanation, fix }) => explanation !== '' && fix !== '')).toBe(true);
  });

  it('let a proved item leave, with nothing left to look at', () => {
    const checks = check({});

    expect(mayLeave(checks)).toBe(true);
    expect(checks.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(checks.filter(({ status }) => status === 'not_checked').map(({ code }) => code)).toEqual([]);
  });

  const FAILURES: [code: string, facts: Partial<ComplianceFacts>, profile?: string][] = [
    ['C01', { license: null }],
    ['C02', { license: 'LicenseRef-mine' }],
    ['C03', { licenseUrl: 'https://creativecommons.org/licenses/by-nc/4.0/' }],
    ['C04', { evidence: { count: 0, areHashed: true } }],
    ['C04', { evidence: { count: 1, areHashed: false } }],
    ['C05', { sourceLicenses: ['CC-BY-NC-4.0'] }],
    ['C06', { authorCount: 0 }],
    ['C07', { license: 'CC-BY-3.0', licenseUrl: null, title: null }],
    ['C09', { listedChanges: [] }],
    ['C11', { license: 'CC-BY-SA-4.0', licenseUrl: null }],
    ['C12', { license: 'CC-BY-NC-4.0', licenseUrl: null }, 'omi-sa'],
    ['C13', { license: 'CC-BY-ND-4.0', licenseUrl: null }, 'remix-by-sa'],
    ['C14', { license: 'CC-BY-ND-4.0', licenseUrl: null }, 'research'],
    ['C15', { license: 'CC-BY-SA-4.0', licenseUrl: null }],
    ['C15', { license: 'CC-BY-SA-1.0', licenseUrl: null }, 'remix-by-sa'],
    ['C17', { databaseLicense: 'CC-BY-SA-4.0' }, 'omi-sa'],
    ['C17', { databaseLicense: 'ODbL-1.0' }],
    ['C18', { annotations: { count: 3, closed: 1 } }],
    ['C19', { license: 'CC-PDM-1.0', licenseUrl: null }],
    ['C20', { people: 'shown' }],
    ['C21', { marks: 'shown' }],
    ['C22', { optOut: { signals: ['plus'], isOverridden: false } }],
    ['C23', { stricterCopies: ['CC-BY-NC-4.0'] }],
    ['C24', { hasCertificate: false }],
    ['C25', { creditRemoval: { isAsked: true, isHonoured: false } }],
    ['C26', { license: 'LicenseRef-CC-BY-2.1-JP', licenseUrl: null }],
    ['C27', { license: 'LicenseRef-CC-BY-2.1-JP', licenseUrl: null }],
  ];

  it.each(FAILURES.map(([code, facts, profile = 'omi-core']) => [code, facts, profile] as const))(
    '%s fails for %j',
    (code, facts, profile) => {
      expect(statusOf(code, facts, profile)).toBe('failed');
    },
  );

  it.each<[string, Partial<ComplianceFacts>]>([
    ['C05', { sourceLicenses: undefined }],
    ['C08', { copyrightNotice: undefined }],
    ['C10', { earlierChanges: undefined }],
    ['C17', { databaseLicense: undefined }],
    ['C20', { people: undefined }],
    ['C21', { marks: undefined }],
    ['C23', { stricterCopies: undefined }],
  ])('%s is never passed on what nobody looked at', (code, facts) => {
    expect(statusOf(code, facts)).toBe('not_checked');
  });

  it.each<[string, Partial<ComplianceFacts>]>([
    ['C06', { authorCount: 0, creditRemoval: { isAsked: true, isHonoured: true } }],
    ['C19', { license: 'CC-PDM-1.0', licenseUrl: null, publicDomainReason: 'Its author died in 1890.' }],
    ['C22', { optOut: { signals: ['tdm'], isOverridden: true } }],
    ['C20', { people: 'released' }],
    ['C21', { marks: 'cleared' }],
  ])('%s passes for %j', (code, facts) => {
    expect(statusOf(code, facts)).toBe('passed');
  });

  it('only the blocking ones keep an item in', () => {
    expect(mayLeave(check({ authorCount: 0, hasCertificate: false }))).toBe(true);
    expect(mayLeave(check({ optOut: { signals: ['noai'], isOverridden: false } }))).toBe(false);
  });
});

describe('what speaks against a group', () => {
  it.each([
    [{ isOptedOut: false, databaseLicense: null }, []],
    [{ isOptedOut: true, databaseLicense: 'CC0-1.0' }, ['opted_out']],
    [{ isOptedOut: true, databaseLicense: 'CC-BY-SA-4.0' }, ['opted_out', 'database_share_alike']],
  ])('%j: %j', (facts, rules) => {
    const core = ReleaseProfiles.find('omi-core');

    expect(core && blockersOf(facts, core).map(({ rule }) => rule)).toEqual(rules);
  });
});

describe('texts of licences', () => {
  it('come along', () => {
    expect(licenseTextOf('CC-BY-SA-4.0')).toContain('ShareAlike');
    expect(licenseTextOf('LicenseRef-mine')).toBeUndefined();
    expect(licenseTextOf('../package')).toBeUndefined();
  });
});
