import { exampleCall, inDays, stateOf } from './api-key.js';

const NOW = Date.parse('2026-03-01T10:00:00Z');

describe('an API key', () => {
  it.each([
    ['2026-03-01T09:59:59Z', 'expired'],
    ['2026-03-01T10:00:00Z', 'expired'],
    ['2026-03-08T09:59:59Z', 'expiring'],
    ['2026-03-08T10:00:00Z', 'active'],
  ])('that ends at %s is %s', (expiresAt, state) => {
    expect(stateOf({ expiresAt }, NOW)).toBe(state);
  });

  it('lives whole days from now', () => {
    expect(inDays(90, NOW)).toBe('2026-05-30T10:00:00.000Z');
  });

  it('is shown in a call that a terminal takes', () => {
    expect(exampleCall('https://odr.example.org', 'odr_x')).toBe(
      "curl -H 'X-API-Key: odr_x' 'https://odr.example.org/api/v1/contents?limit=1'",
    );
  });
});
