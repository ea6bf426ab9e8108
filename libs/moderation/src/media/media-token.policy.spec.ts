import { newId, type CaseId, type UserId } from '@odr/kernel';
import { grantOf, mediaToken, type MediaGrant } from './media-token.policy.js';

describe('the token of a picture’s address', () => {
  const KEY = 'a key';
  const grant: MediaGrant = { caseId: newId<CaseId>(), moderator: newId<UserId>(), leaseToken: 7, variant: 'preview' };
  const token = mediaToken(KEY, grant);

  it('is read back by the one it was made for', () => {
    expect(grantOf(KEY, token, grant)).toEqual(grant);
  });

  it.each([
    ['somebody else', { moderator: newId<UserId>() }],
    ['another case', { caseId: newId<CaseId>() }],
    ['another rendition', { variant: 'original' as const }],
  ])('is worth nothing for %s', (_what, other) => {
    expect(grantOf(KEY, token, { ...grant, ...other })).toBeUndefined();
  });

  it('is worth nothing under another key, for another lease, or changed anywhere', () => {
    expect(grantOf('another', token, grant)).toBeUndefined();
    expect(grantOf(KEY, token.replace(/^7/, '8'), grant)).toBeUndefined();
    for (const at of [2, 20, token.length - 2]) {
      const other = token[at] === 'A' ? 'B' : 'A';
      expect(grantOf(KEY, `${token.slice(0, at)}${other}${token.slice(at + 1)}`, grant)).toBeUndefined();
    }
  });

  it.each(['', '.', '7', '7.', `${token}A`, `0${token}`, `-${token}`, `${token}.${token}`])('is not %j', (text) => {
    expect(grantOf(KEY, text, grant)).toBeUndefined();
  });
});
