import { assertFound, assertPlausible, redirectTarget } from './answer.policy.js';

const headers = (fields: Record<string, string>) => ({
  header: (name: string): string[] => (fields[name] === undefined ? [] : [fields[name]]),
});
const NOW = new Date('2026-11-22T12:00:00Z');

describe('a redirect', () => {
  it.each([
    ['http://example.org/a', '/b', 'http://example.org/b'],
    ['http://example.org/a', 'https://example.com/b', 'https://example.com/b'],
    ['https://example.org/a/b', '../c', 'https://example.org/c'],
    ['https://example.org/a', '//example.com/b', 'https://example.com/b'],
  ])('leads from %s by %s to %s', (from, location, to) =>
    expect(redirectTarget(new URL(from), headers({ location })).href).toBe(to),
  );

  it.each([
    ['https://example.org/a', 'http://example.org/a'],
    ['http://example.org/a', 'file:///etc/passwd'],
    ['http://example.org/a', 'data:image/png;base64,AAAA'],
    ['http://example.org/a', 'http://['],
  ])('does not lead from %s to %s', (from, location) =>
    expect(() => redirectTarget(new URL(from), headers({ location }))).toThrow(
      expect.objectContaining({ code: 'web.refused_redirect' }),
    ),
  );
});

describe('an answer that asks for patience', () => {
  it.each([
    ['120', 120_000],
    ['Sun, 22 Nov 2026 12:10:00 GMT', 600_000],
    ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
    ['99999999999', 86_400_000],
    ['later', undefined],
  ])('by Retry-After: %s gets it', (value, retryAfterMs) =>
    expect(() => assertFound({ status: 429, ...headers({ 'retry-after': value }) }, NOW)).toThrow(
      expect.objectContaining({ code: 'web.rate_limited', retryAfterMs }),
    ),
  );
});

describe('the type of an answer', () => {
  it.each(['image/jpeg', 'IMAGE/PNG', 'application/octet-stream', 'binary/octet-stream', 'text/plain', ''])(
    '%j may be that of a picture',
    (type) => expect(() => assertPlausible(headers(type === '' ? {} : { 'content-type': type }))).not.toThrow(),
  );

  it.each(['text/html', 'Text/HTML; charset=utf-8', 'application/json', 'application/pdf', 'audio/mpeg'])(
    '%s is none of a picture',
    (type) =>
      expect(() => assertPlausible(headers({ 'content-type': type }))).toThrow(
        expect.objectContaining({ code: 'web.unexpected_type' }),
      ),
  );
});
