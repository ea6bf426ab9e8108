import { judgeRefresh, type Presentation, type TokenFacts } from './session.policy.js';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 2, 1) + seconds * 1_000);
const fresh: TokenFacts = {
  usedAt: null,
  tokenExpiresAt: at(100),
  sessionExpiresAt: at(100),
  revokedAt: null,
  isActive: true,
};
const used = { ...fresh, usedAt: at(0) };
const byProgram = (seconds: number): Presentation => ({
  arrivedAt: at(seconds),
  now: at(seconds),
  fromBrowserPage: false,
});
const byPage = (seconds: number): Presentation => ({ ...byProgram(seconds), fromBrowserPage: true });

describe('judging a refresh', () => {
  it('exchanges a fresh token', () => {
    expect(judgeRefresh(fresh, byProgram(1))).toBe('rotate');
  });

  it.each([
    ['revoked', { ...fresh, revokedAt: at(0) }],
    ['of an inactive user', { ...fresh, isActive: false }],
    ['at its end', { ...fresh, tokenExpiresAt: at(1) }],
    ['of a session at its end', { ...fresh, sessionExpiresAt: at(1) }],
    ['used and revoked', { ...used, revokedAt: at(0) }],
  ])('gives nothing for a token that is %s', (_what, token) => {
    expect(judgeRefresh(token, byPage(1))).toBe('over');
  });

  it('sees theft in a program that sends a used token', () => {
    expect(judgeRefresh(used, byProgram(0.001))).toBe('stolen');
  });

  it('sees one client in requests that overlapped', () => {
    expect(judgeRefresh(used, { arrivedAt: at(-0.01), now: at(0.02), fromBrowserPage: false })).toBe('repeat');
  });

  it('gives tabs ten seconds, and not more', () => {
    expect(judgeRefresh(used, byPage(9.9))).toBe('repeat');
    expect(judgeRefresh(used, byPage(10))).toBe('stolen');
  });
});
