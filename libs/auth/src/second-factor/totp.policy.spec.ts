import { base32, codeAt, newTotpSecret, otpauthUri, stepAt, stepOfCode, waitAfter } from './totp.policy.js';

/** RFC 6238, appendix B, SHA-1: seconds since 1970 and eight digits, of which six are ours. */
const VECTORS = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
] as const;
const SECRET = Buffer.from('12345678901234567890');
const at = (seconds: number) => new Date(seconds * 1_000);

describe('a time-based code', () => {
  it.each(VECTORS)('is the one of RFC 6238 at %d s', (seconds, code) => {
    expect(codeAt(SECRET, stepAt(at(seconds)))).toBe(code.slice(-6));
  });

  it('holds one step before and after its own, and names its own', () => {
    const code = codeAt(SECRET, 1_000);
    const found = (seconds: number) => stepOfCode(SECRET, code, at(seconds));

    expect([29_969, 29_970, 30_000, 30_059, 30_060].map(found)).toEqual([undefined, 1_000, 1_000, 1_000, undefined]);
  });

  it.each(['', '28708', '2870820', '28708O', '287 82', '²87082', '２８７０８２'])('is not %j', (code) => {
    expect(stepOfCode(SECRET, code, at(59))).toBeUndefined();
  });

  it('comes from 160 random bits, which are written as RFC 4648 does', () => {
    expect(newTotpSecret()).toHaveLength(20);
    expect(newTotpSecret().equals(newTotpSecret())).toBe(false);
    expect(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => base32(Buffer.from(text)))).toEqual([
      '',
      'MY',
      'MZXQ',
      'MZXW6',
      'MZXW6YQ',
      'MZXW6YTB',
      'MZXW6YTBOI',
    ]);
  });

  it('is set up by an address that names issuer and account', () => {
    const uri = new URL(otpauthUri(SECRET, 'Open Data Repository', 'ada+1@example.org'));

    expect(decodeURIComponent(uri.pathname)).toMatch(/Open Data Repository:ada\+1@example\.org$/);
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
      issuer: 'Open Data Repository',
    });
  });
});

describe('guessing codes', () => {
  it('is free five times, then slower each time, at last once a day', () => {
    expect([0, 4, 5, 6, 10, 21, 22, 1_000].map(waitAfter)).toEqual([0, 0, 1, 2, 32, 65_536, 86_400, 86_400]);
  });

  it('finds one of three in a million in a year with a chance of less than 0.2 %', () => {
    let tries = 0;
    for (let seconds = 0; seconds < 365 * 86_400; seconds += waitAfter(tries)) tries += 1;

    expect(tries).toBeLessThan(400);
    expect(1 - (1 - 3e-6) ** tries).toBeLessThan(0.002);
  });
});
