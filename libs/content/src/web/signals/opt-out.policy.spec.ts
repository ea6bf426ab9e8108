import { assertWelcome, OPT_OUT_SIGNALS, optOutsOf, type WebSignals } from './opt-out.policy.js';
import { robotsTag } from './robots-tag.js';
import { tdmOfFile, tdmOfHeader } from './tdm-reservation.js';
import { usagePreference } from './usage-preference.js';

describe('X-Robots-Tag', () => {
  it.each([
    [['noai'], ['noai']],
    [['NoAI, NoImageAI'], ['noai', 'noimageai']],
    [
      ['noai', 'noindex'],
      ['noai', 'noindex'],
    ],
    [['otherbot: noai, noindex'], []],
    [['otherbot: noai, OpenDataRepository: noindex'], ['noindex']],
    [['opendatarepository: noimageai'], ['noimageai']],
    [['unavailable_after: 25 Jun 2030 15:00:00 PST, noai'], ['unavailable_after: 25 jun 2030 15:00:00 pst', 'noai']],
    [['max-image-preview: large'], ['max-image-preview: large']],
    [[''], []],
  ])('%j says %j to us', (values, words) => expect(robotsTag(values, 'OpenDataRepository')).toEqual(words));
});

describe('the TDM Reservation Protocol', () => {
  it.each([
    ['1', true],
    [' 1 ', true],
    ['0', false],
    ['yes', undefined],
  ])('takes a header of %j for %j', (value, isReserved) =>
    expect(tdmOfHeader([value], [])?.isReserved).toBe(isReserved),
  );

  // The example of the report.
  const FILE = JSON.stringify([
    { location: '/directory-a/', 'tdm-reservation': 1 },
    { location: '/directory-b/html/', 'tdm-reservation': 1, 'tdm-policy': 'https://example.org/policies/policy.json' },
    { location: '/directory-b/images/*.jpg', 'tdm-reservation': 0 },
    { location: '/directory-b/', 'tdm-reservation': 1 },
  ]);
  it.each([
    ['/directory-a/x.pdf', { isReserved: true, from: 'file' }],
    ['/directory-b/html/x', { isReserved: true, policy: 'https://example.org/policies/policy.json', from: 'file' }],
    ['/directory-b/images/cow.jpg', { isReserved: false, from: 'file' }],
    ['/directory-b/images/cow.png', { isReserved: true, from: 'file' }],
    ['/elsewhere', undefined],
  ])('has the first rule of its file decide about %s', (path, expected) =>
    expect(tdmOfFile(FILE, new URL(path, 'https://example.org'))).toEqual(expected),
  );

  it.each(['', 'null', '{}', '[null, 1, {}]', '<!doctype html>', '[{"location": 7}]'])(
    'reads nothing out of %j',
    (text) => expect(tdmOfFile(text, new URL('https://example.org/a'))).toBeUndefined(),
  );
});

describe('Content-Usage', () => {
  it.each([
    [['train-ai=n'], { 'train-ai': 'n' }],
    [['train-ai=y, search=n'], { 'train-ai': 'y', search: 'n' }],
    [['train-ai=n', 'search=y'], { 'train-ai': 'n', search: 'y' }],
    [['train-ai;allow=n, train-ai=y'], { 'train-ai': 'y' }],
    [['train-ai=y, train-ai, search=n, search="n"'], {}],
    [['train-ai=maybe, ai-use=n;why="x"'], { 'ai-use': 'n' }],
    [['Train-AI=n'], {}],
    [['train-ai='], {}],
    [[], {}],
  ])('%j prefers %j', (values, preference) => expect(usagePreference(values)).toEqual(preference));
});

describe('opting out', () => {
  it.each<[WebSignals, string]>([
    [{ robots: { isAllowed: false, rule: 'Disallow: /' } }, 'web.robots_disallowed'],
    [{ robotsTag: ['noimageai'] }, 'web.noai'],
    [{ robotsTag: ['noimageindex'] }, 'web.noindex'],
    [{ tdm: { isReserved: true, from: 'header' } }, 'web.tdm_reserved'],
    [{ usage: { 'train-ai': 'n' } }, 'web.usage_refused'],
    [{ usage: { 'train-genai': 'n' } }, 'web.usage_refused'],
  ])('by %j is refused as %s, and not where the signal is only recorded', (signals, code) => {
    expect(() => assertWelcome(signals, new Set(OPT_OUT_SIGNALS))).toThrow(expect.objectContaining({ code }));
    expect(() => assertWelcome(signals, new Set())).not.toThrow();
  });

  it('is not what other wishes are', () => {
    const signals: WebSignals = {
      robots: { isAllowed: true },
      robotsTag: ['nosnippet'],
      tdm: { isReserved: false, from: 'file' },
      usage: { 'train-ai': 'y', search: 'n' },
    };
    expect(optOutsOf(signals)).toEqual([]);
  });
});
