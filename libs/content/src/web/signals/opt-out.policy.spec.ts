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

// The cases of datadiligence's tests/test_xrobots_header.py, for the robot they are written for and for another one.
describe('X-Robots-Tag against training', () => {
  const refuses = (value: string, product: string): boolean =>
    optOutsOf({ robotsTag: robotsTag([value], product) }).includes('noai');

  it.each([
    ['', false, false],
    ['noai', true, true],
    ['noimageai', true, true],
    ['other, noai', true, true],
    ['other', false, false],
    ['noindex', false, false],
    ['other, noindex', false, false],
    ['spawningbot: noai', true, false],
    ['spawningbot: noimageai', true, false],
    ['other, spawningbot: noai', true, false],
    ['other, spawningbot:noai', true, false],
    ['spawningbot:other, spawningbot: noai', true, false],
    ['spawningbot:other, spawningbot:noai', true, false],
    ['spawningbot: all', false, false],
    ['spawningbot: other', false, false],
    ['other, spawningbot: all', false, false],
    ['spawningbot: other, spawningbot: all, test:noai', false, false],
    ['demobot: noai, examplebot: noai, spawningbot: all', false, false],
    [':,', false, false],
    [':, :, ,;: -:: ', false, false],
  ])('%j refuses the one it names: %s, another: %s', (value, named, other) =>
    expect([refuses(value, 'spawningbot'), refuses(value, 'OpenDataRepository')]).toEqual([named, other]),
  );
});

describe('the TDM Reservation Protocol', () => {
  it.each([
    ['1', true],
    [' 1 ', true],
    ['0', false],
    ['yes', undefined],
    ['', undefined],
    ['other', undefined],
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

  it.each(['[{"location": "/", "tdm-reservation": 1}', "[{'location': '/'}]", '\uFEFF [,]'])(
    'takes rules that cannot be read for a refusal: %j',
    (text) => expect(tdmOfFile(text, new URL('https://example.org/a'))).toEqual({ isReserved: true, from: 'file' }),
  );
});

describe('Content-Usage', () => {
  it.each([
    [['train-ai=n'], { 'train-ai': 'n' }],
    [['train-ai=y, search=n'], { 'train-ai': 'y', search: 'n' }],
    [['train-ai=n', 'search=y'], { 'train-ai': 'n', search: 'y' }],
    [['train-ai;allow=n, train-ai=y'], { 'train-ai': 'y' }],
    [['search=n, search="n"'], {}],
    [['ai-use=n;why="x", search=maybe'], { 'ai-use': 'n' }],
    [[], {}],
    [[''], {}],
    // What cannot be read refuses.
    [['train-ai=y, train-ai'], { unreadable: 'n' }],
    [['train-ai=maybe, ai-use=n'], { unreadable: 'n', 'ai-use': 'n' }],
    [['Train-AI=n'], { unreadable: 'n' }],
    [['train-ai='], { unreadable: 'n' }],
    [['train-ai=y', 'no training, please!'], { unreadable: 'n' }],
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
    [{ usage: { 'train-ai': 'y', unreadable: 'n' } }, 'web.usage_refused'],
    [{ aiTxt: { isAllowed: false, rule: 'Disallow: *.jpg' } }, 'web.ai_txt_refused'],
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
