import { httpConfig, publicUrl } from './http.config.js';

describe('the proxies that are believed', () => {
  it('are none by default', () => {
    expect(httpConfig({}).trustedProxies).toEqual([]);
  });

  it('are addresses, networks and what Fastify knows by name', () => {
    expect(httpConfig({ TRUSTED_PROXIES: 'loopback 10.0.0.0/8, 2001:db8::/32' }).trustedProxies).toEqual([
      'loopback',
      '10.0.0.0/8',
      '2001:db8::/32',
    ]);
  });

  it.each(['proxy.example.org', '10.0.0.0/33', '10.0.0.0/8/9', '10.0.0/8', 'true'])('are not %s', (TRUSTED_PROXIES) => {
    expect(() => httpConfig({ TRUSTED_PROXIES })).toThrow(/TRUSTED_PROXIES has/);
  });
});

describe('the public address', () => {
  it('is that of the own port unless one is given', () => {
    expect(publicUrl('/teams', { PORT: '3001' })).toBe('http://localhost:3001/teams');
    expect(publicUrl('/teams', { PUBLIC_URL: 'https://data.example.org/' })).toBe('https://data.example.org/teams');
    expect(publicUrl('/', { PUBLIC_URL: 'https://example.org/odr' })).toBe('https://example.org/odr/');
  });

  it.each(['data.example.org', 'javascript:alert(1)', 'https://example.org/?a=b', 'https://me:pw@example.org'])(
    'is not %s',
    (PUBLIC_URL) => {
      expect(() => httpConfig({ PUBLIC_URL })).toThrow(/PUBLIC_URL must be/);
    },
  );
});
