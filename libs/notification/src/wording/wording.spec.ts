import {
  CATEGORY_OF,
  type LetterName,
  type Letters,
  type NoticeData,
  type NoticeKind,
  type NoticeOf,
} from '@odr/contracts';
import { unsubscribePath, wordingOf } from './letters.js';
import { groupOf, wordsOf } from './notices.js';
import { render } from './render.js';
import { plain, quoted, timeText } from './wording.js';

const EVIL = '<script>alert(1)</script>"\'&\r\nBcc: eve@example.net';
const absolute = (path: string): string => `https://data.example.org${path}`;
const link = 'https://data.example.org/x?token=a&b="c"';
const expiresAt = '2026-11-22T18:50:00Z';

/** One of each, wherever people can write with what the worst of them would write. */
const NOTICES: { readonly [K in NoticeKind]: NoticeData[K] } = {
  'security.signed_in_new_device': { device: EVIL, address: '192.0.2.1' },
  'security.password_changed': {},
  'security.email_changed': { newEmail: EVIL },
  'security.totp_enabled': {},
  'security.totp_disabled': {},
  'security.recovery_code_used': { left: 3 },
  'security.totp_guessed': { failures: 5, address: '192.0.2.7' },
  'security.api_key_made': { name: EVIL, prefix: 'odr_abc' },
  'security.refresh_reused': { sessionId: 's' },
  'security.identity_linked': { provider: EVIL },
  'security.identity_unlinked': { provider: EVIL },
  'team.invited': { teamName: EVIL, role: 'viewer', invitedBy: EVIL },
  'team.joined': { teamId: 't', teamName: EVIL, member: EVIL },
  'team.role_changed': { teamId: 't', teamName: EVIL, role: 'admin' },
  'team.removed': { teamName: EVIL },
  'team.deleted': { teamName: EVIL },
  'content.decided': { contentId: 'c', name: EVIL, status: 'available' },
  'content.failed': { contentId: 'c', name: EVIL, code: 'content.undecodable' },
  'report.resolved': { reportId: 'r', subjectType: 'content', subjectId: 'c', outcome: 'actioned' },
  'agreement.renewed': { version: '1.1', kind: 'dco' },
  'search.matched': { searchId: '019abc', name: EVIL, count: 3 },
  'appeal.waiting': { itemId: '019abc', against: 'suspension' },
  'dataset.version_withdrawn': {
    datasetId: '019abc',
    title: EVIL,
    version: '1.0.0',
    reason: 'privacy',
    statement: EVIL,
  },
  'rule.paused': { ruleId: '019abc', name: EVIL, hits: 40, runs: 200 },
  'hash_bank.held': { bankId: '019abc', name: EVIL, matched: 40, total: 200 },
  'account.suspended': { policy: EVIL, until: expiresAt },
  'account.suspension_lifted': {},
  'account.suspension_upheld': {},
  'reporting.muted': { until: expiresAt },
  'reporting.unmuted': {},
  'reporting.mute_upheld': {},
  'decision.stated': { decisionId: '019abc', name: EVIL, policy: EVIL },
  'appeal.resolved': { decisionId: '019abc', name: EVIL, outcome: 'overturned' },
};

const LETTERS: { readonly [L in LetterName]?: Letters[L] } = {
  verify_email: { link, expiresAt },
  reset_password: { link, expiresAt },
  address_in_use: { signInLink: link, resetLink: link },
  change_email: { link, expiresAt },
  email_changed: { newEmail: EVIL, at: expiresAt },
  team_invitation: { link, expiresAt, teamName: EVIL, role: 'viewer', invitedBy: EVIL },
  notice_received: { link },
  notice_answered: { link, outcome: 'actioned' },
  digest: {
    category: 'contributions',
    groups: [{ notice: { kind: 'content.decided', data: NOTICES['content.decided'] }, more: 119 }],
    left: 0,
    unsubscribeToken: 'token',
  },
};

describe('letters', () => {
  const written = Object.entries({
    ...LETTERS,
    ...Object.fromEntries(
      Object.entries(NOTICES).map(([kind, data]) => [`notice ${kind}`, { notice: { kind, data }, at: expiresAt }]),
    ),
  }).map(([name, data]) => {
    const wording = wordingOf(name.split(' ')[0] as LetterName, data as Letters[LetterName]);
    return [name, render(wording, EVIL, absolute)] as const;
  });

  it.each(written)('%s runs nobody’s script and sends nobody’s headers', (_name, { subject, html }) => {
    expect(html).not.toMatch(/<script|<img|javascript:|onerror=/i);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(html).not.toMatch(/href="[^"]*[<>\s']/);
  });

  it.each(written)(
    '%s is a page with a language, a title and links that say where they lead',
    (_name, { html, subject }) => {
      expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
      expect(html).toContain('<title>');
      expect(subject.length).toBeGreaterThan(5);
      for (const [, label = ''] of html.matchAll(/<a [^>]*>([^<]*)<\/a>/g))
        expect(label).not.toMatch(/^(?:here|click|https?:)/i);
    },
  );

  it.each(written)('%s says the same in text and in HTML', (_name, { text, html }) => {
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => unescape(href));
    for (const one of links) expect(text).toContain(one);
    expect(text).not.toContain('undefined');
  });

  it('greet by name, or nobody by name', () => {
    const wording = { subject: 'Hi', body: ['Text'] };
    expect(render(wording, 'Ada', absolute).text).toBe('Hello Ada,\n\nText\n');
    expect(render(wording, undefined, absolute).text).toBe('Hello,\n\nText\n');
  });

  it('make addresses of paths, keep text and small print apart, and link to web pages only', () => {
    const footer = [{ list: ['small', { label: 'Stop', link: '/stop' }] }];
    const { text, html } = render(
      { subject: 'Hi', body: [{ label: 'Look', link: '/a?b=1&c=2' }], footer },
      'Ada',
      absolute,
    );

    expect(text).toBe(
      'Hello Ada,\n\nLook:\nhttps://data.example.org/a?b=1&c=2\n\n-- \n\n- small\n- Stop:\n  https://data.example.org/stop\n',
    );
    expect(html).toContain('<a href="https://data.example.org/a?b=1&#38;c=2">Look</a>');
    expect(() =>
      render({ subject: 'Hi', body: [{ label: 'x', link: 'javascript:alert(1)' }] }, 'Ada', absolute),
    ).toThrow();
  });

  it('name what happened in the subject of a mail about one thing, and count otherwise', () => {
    const one = LETTERS.digest;
    if (one === undefined) throw new Error('There is one.');
    const [group] = one.groups;
    if (group === undefined) throw new Error('There is one.');
    expect(wordingOf('digest', one).subject).toMatch(/ was approved and is public now, and 119 more like it$/);
    expect(wordingOf('digest', { ...one, groups: [group, group], left: 30 }).subject).toBe(
      'Your contributions: 270 notices',
    );
  });

  it('carry the token of their unsubscribe link whole', () => {
    expect(unsubscribePath('a b&c')).toBe('/unsubscribe#token=a%20b%26c');
  });
});

describe('a name in a letter', () => {
  it.each([
    ['Owls', '“Owls”'],
    ['Owls\r\nBcc: eve@example.net', '“Owls Bcc: eve@example.net”'],
    ['a “quoted” name', "“a 'quoted' name”"],
    ['heron.final.jpg', '“heron.final.jpg”'],
    ['Win at http://evil.example.net/now', '“Win at http : evil[.]example[.]net/now”'],
    ['www.evil.example.net', '“www[.]evil[.]example[.]net”'],
    ['evil.example.net/now', '“evil[.]example[.]net/now”'],
  ])('%j is written %j', (name, words) => {
    expect(quoted(name)).toBe(words);
  });

  it('is cut when it is long', () => {
    expect(plain('x'.repeat(500))).toHaveLength(80);
  });
});

describe('notices', () => {
  it.each(Object.keys(CATEGORY_OF) as NoticeKind[])('%s has words and leads somewhere in the console', (kind) => {
    const { title, path } = wordsOf({ kind, data: NOTICES[kind] } as NoticeOf);
    expect(title).not.toMatch(/undefined|\n/);
    expect(path).toMatch(/^\/[a-z]/);
  });

  it('say the same when only the thing differs', () => {
    const decided = (name: string, status: 'available' | 'unavailable'): NoticeOf => ({
      kind: 'content.decided',
      data: { contentId: name, name, status },
    });
    expect(groupOf(decided('a', 'available'))).toBe(groupOf(decided('b', 'available')));
    expect(groupOf(decided('a', 'available'))).not.toBe(groupOf(decided('a', 'unavailable')));
    expect(groupOf({ kind: 'security.password_changed', data: {} })).toBeUndefined();
  });

  it('tell times so that they hold everywhere', () => {
    expect(timeText('2026-11-22T18:50:00Z')).toBe('22 November 2026, 18:50 UTC');
  });
});

const unescape = (html: string): string =>
  html.replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)));
