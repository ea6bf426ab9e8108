import { looksLikeRecoveryCode, newRecoveryCodes, sha256OfRecoveryCode } from './recovery-code.policy.js';

describe('recovery codes', () => {
  it('come ten at a time, all different, in groups that can be read out', () => {
    const codes = newRecoveryCodes();

    expect(new Set([...codes, ...newRecoveryCodes()]).size).toBe(20);
    for (const code of codes) expect(code).toMatch(/^(?:[2-9a-hjkmnp-z]{4}-){3}[2-9a-hjkmnp-z]{4}$/);
  });

  it('are the same however they are typed', () => {
    const typed = ['abcd-efgh-2345-6789', ' ABCD EFGH 2345 6789 ', 'abcdefgh23456789', 'abcd - efgh - 2345 - 6789'];

    expect(typed.every(looksLikeRecoveryCode)).toBe(true);
    expect(new Set(typed.map(sha256OfRecoveryCode)).size).toBe(1);
    expect(['123456', '', 'abcd-efgh-2345-678'].some(looksLikeRecoveryCode)).toBe(false);
  });
});
