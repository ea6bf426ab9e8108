import { returnPath } from './return-path.js';

describe('the path to come back to', () => {
  it.each([
    '/browse',
    '/contents/0190?tab=history#top',
    '/browse?q=two%20words',
    '/browse?source=https://example.org/',
    '/',
  ])('is %s as asked', (path) => {
    expect(returnPath(path)).toBe(path);
  });

  it.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\\/evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/ /evil.example',
    '%2f%2fevil.example',
    '/%2fevil.example',
    '/%2Fevil.example',
    '/%5cevil.example',
    '/%09/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '/%2e%2f/evil.example',
    'https://evil.example',
    'https:evil.example',
    'https:/evil.example',
    'http://own.invalid@evil.example',
    '//own.invalid@evil.example',
    '//own.invalid:x@evil.example/',
    '@evil.example',
    '.evil.example',
    'evil.example',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    '/\u0000/evil.example',
    '/browse\r\nSet-Cookie: x=y',
    '/%0d%0aSet-Cookie: x=y',
    '/%',
    '/%ff',
    '',
    `/${'x'.repeat(1_001)}`,
    ['/browse', '//evil.example'],
    undefined,
    null,
    7,
  ])('is not %j', (wish) => {
    expect(returnPath(wish)).toBe('/browse');
  });
});
