import { httpConfig } from './http.config.js';

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
