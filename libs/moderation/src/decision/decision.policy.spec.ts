import type { CaseId } from '@odr/kernel';
import { assertLabelled, leasesOf, restsUntil } from './decision.policy.js';

const A = '0196a000-0000-7000-8000-00000000000a' as CaseId;
const B = '0196a000-0000-7000-8000-00000000000b' as CaseId;
const NOW = new Date('2026-03-01T10:00:00Z');

describe('the leases of a decision', () => {
  it('takes tokens as numbers or as decimal strings', () => {
    expect(leasesOf([A, B], { [A]: 3, [B]: '12' })).toEqual([
      { id: A, token: 3 },
      { id: B, token: 12 },
    ]);
  });

  it.each(['x', '0', '-3', '1.5', '6f1f3c1e-7f0c-4a55-9d0f-2d2f5e5d8a10'])(
    'knows no lease by the token %j',
    (token) => {
      expect(leasesOf([A], { [A]: token })).toEqual([{ id: A, token: 0 }]);
    },
  );

  it.each([undefined, null, '', 0, -1, 1.5, true, {}, []])('names the item whose token is %p', (token) => {
    expect(() => leasesOf([A, B], { [A]: 1, [B]: token })).toThrow(
      expect.objectContaining({
        code: 'request.invalid',
        errors: [expect.objectContaining({ path: `leaseTokens.${B}` })],
      }),
    );
  });
});

describe('deferring', () => {
  it('rests until tomorrow unless told otherwise', () => {
    expect(restsUntil('defer', undefined, NOW)).toEqual(new Date('2026-03-02T10:00:00Z'));
    expect(restsUntil('defer', '2026-03-08T00:00:00Z', NOW)).toEqual(new Date('2026-03-08T00:00:00Z'));
  });

  it.each(['2026-03-01T09:59:59Z', '2026-09-01T00:00:00Z'])('refuses %s', (until) => {
    expect(() => restsUntil('defer', until, NOW)).toThrow(expect.objectContaining({ code: 'request.invalid' }));
  });

  it('wakes an item up with any other action', () => {
    expect(restsUntil('label', '2026-03-08T00:00:00Z', NOW)).toBeNull();
  });
});

it('refuses to label with nothing', () => {
  expect(() => assertLabelled('label', [])).toThrow(expect.objectContaining({ code: 'request.invalid' }));
});
