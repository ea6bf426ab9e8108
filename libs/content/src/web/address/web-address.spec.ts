import fc from 'fast-check';
import { isPublicAddress } from './public-address.js';
import { hostOf, webAddress, type AddressRules } from './web-address.js';

const RULES: AddressRules = { ports: new Set([80, 443]), allows: () => false };
const judge = (text: string): unknown => {
  try {
    return webAddress(text, RULES).href;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('an address of the web', () => {
  it.each([
    [' https://example.org/a.jpg#top ', 'https://example.org/a.jpg'],
    ['HTTP://EXAMPLE.org:80/a b', 'http://example.org/a%20b'],
    ['https://bücher.example/ü', 'https://xn--bcher-kva.example/%C3%BC'],
    ['http://1.1.1.1/', 'http://1.1.1.1/'],
    ['https://[2606:4700:4700::1111]/', 'https://[2606:4700:4700::1111]/'],
  ])('%j is asked as %s', (text, href) => expect(judge(text)).toBe(href));

  it.each([
    'file:///etc/passwd',
    'gopher://example.org/',
    'data:image/png;base64,AAAA',
    '//example.org/a',
    'example.org/a.jpg',
    'not an address',
    '',
    'http://',
    'https://ada:secret@example.org/',
    'https://ada@example.org/',
    'https://example.org:22/',
    'https://example.org:6379/',
    `https://example.org/${'a'.repeat(2_000)}`,
    'http://exa mple.org/',
    'http://[::1',
  ])('%s is none', (text) => expect(judge(text)).toBe('web.invalid_address'));

  it.each([
    'http://localhost/',
    'http://LOCALHOST./',
    'http://api.localhost/',
    'http://printer.local/',
    'http://vault.internal/',
    'http://router.home.arpa/',
    'http://intranet/',
    'http://127.0.0.1/',
    'http://127.0.0.1./',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://①②⑦.0.0.1/',
    'http://127。0。0。1/',
    'http://0/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[64:ff9b::a9fe:a9fe]/',
    'http://[fd00:ec2::254]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://169.254.43518/',
    'https://127.0.0.1:6379/',
  ])('%s leads nowhere public', (text) => expect(judge(text)).toBe('web.not_public'));

  it('is taken for private in every spelling of a private number', () => {
    const spelt = fc.tuple(
      fc.ipV4(),
      fc.constantFrom(10, 8, 16),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom('', '.'),
    );
    fc.assert(
      fc.property(spelt, ([address, base, parts, dot]) => {
        const text = `http://${spell(address, base, parts)}${dot}/`;
        expect(judge(text) === 'web.not_public').toBe(!isPublicAddress(address));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is opened by an operator, and only where they say so', () => {
    const rules = { ...RULES, allows: (host: string) => host === '127.0.0.1' || host === 'localhost' };
    expect(webAddress('http://127.1:4000/', rules).href).toBe('http://127.0.0.1:4000/');
    expect(hostOf(webAddress('http://localhost.:4000/', rules))).toBe('localhost');
    expect(() => webAddress('http://127.0.0.2:4000/', rules)).toThrow();
  });
});

/** An IPv4 address in another base, with its last octets run together as `inet_aton` allows. */
function spell(address: string, base: number, parts: number): string {
  const octets = address.split('.').map(Number);
  const last = octets.slice(parts - 1).reduce((sum, octet) => sum * 256 + octet, 0);
  const prefix = { 8: '0', 10: '', 16: '0x' }[base] ?? '';
  return [...octets.slice(0, parts - 1), last].map((number) => prefix + number.toString(base)).join('.');
}
