import type { UserId } from '@odr/kernel';
import { addressTold, nameFrom, welcome } from './linking.policy.js';

const proven = { address: 'ada@example.org', isProven: true };
const claimed = { address: 'ada@example.org', isProven: false };
const verified = { id: 'ada' as UserId, emailVerifiedAt: new Date() };
const unverified = { id: 'ada' as UserId, emailVerifiedAt: null };

describe('somebody from elsewhere', () => {
  it('is taken for the owner of an account only where both sides have proved the address', () => {
    expect(welcome(proven, verified)).toEqual({ kind: 'link', userId: 'ada' });
    expect(welcome(claimed, verified)).toEqual({ kind: 'refuse', userId: 'ada', isProven: false });
    expect(welcome(proven, unverified)).toEqual({ kind: 'refuse', userId: 'ada', isProven: true });
    expect(welcome(claimed, unverified)).toEqual({ kind: 'refuse', userId: 'ada', isProven: false });
  });

  it('gets an account of their own where nobody has the address', () => {
    expect(welcome(proven, undefined)).toEqual({ kind: 'create', address: 'ada@example.org', isProven: true });
    expect(welcome(claimed, undefined)).toEqual({ kind: 'create', address: 'ada@example.org', isProven: false });
  });

  it('gets none without an address', () => {
    expect(welcome(undefined, undefined)).toEqual({ kind: 'no_address' });
  });
});

describe('the address that a provider tells', () => {
  it('is proven in any case of letters', () => {
    expect(addressTold(' Ada@Example.ORG ', true)).toEqual(proven);
    expect(addressTold('ada@B\u00fccher.example', true)).toEqual({
      address: 'ada@xn--bcher-kva.example',
      isProven: true,
    });
  });

  it('is proven only when the provider says so', () => {
    expect(addressTold('ada@example.org', false)).toEqual(claimed);
  });

  it.each([
    ['\u212Aate@example.org', 'kate@example.org', 'a Kelvin sign'],
    ['\uff41da@example.org', 'ada@example.org', 'a full width letter'],
    ['\ufb01nn@example.org', 'finn@example.org', 'a ligature'],
    ['ada\uff20example.org', 'ada@example.org', 'a full width at sign'],
  ])('%j is not taken for a proof of %s: %s', (told, address) => {
    expect(addressTold(told, true)).toEqual({ address, isProven: false });
  });

  it.each(['', 'ada', 'ada@localhost', 'ada@example.org\r\nBcc: eve@example.org', 'a b@example.org'])(
    'is none when it is %j',
    (told) => {
      expect(addressTold(told, true)).toBeUndefined();
    },
  );

  it('is none when there is none', () => {
    expect(addressTold(null, true)).toBeUndefined();
  });
});

describe('the name that a provider tells', () => {
  it.each([
    [' Ada Lovelace ', 'Ada Lovelace'],
    ['Ada\u0000\u202e\nLovelace', 'AdaLovelace'],
    ['x'.repeat(300), 'x'.repeat(100)],
    ['\u0007', 'Newcomer'],
    [undefined, 'Newcomer'],
  ])('%j becomes %j', (told, name) => {
    expect(nameFrom(told)).toBe(name);
  });
});
