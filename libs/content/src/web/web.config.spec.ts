import { webConfig } from './web.config.js';

describe('settings of fetching from the web', () => {
  it('are careful when nothing is set', () => {
    const config = webConfig({});

    expect(config).toMatchObject({
      delayMs: 1_000,
      perHost: 2,
      userAgent: 'OpenDataRepository/1.0 (+http://localhost:3000/)',
    });
    expect([...config.ports]).toEqual([80, 443]);
    expect([...config.blocking]).toEqual(['robots', 'noai', 'noindex', 'tdm', 'usage', 'ai_txt']);
    expect(['127.0.0.1', 'localhost', '10.0.0.1'].some(config.allows)).toBe(false);
  });

  it('open hosts, addresses and networks by name only', () => {
    const { allows } = webConfig({ CONTENT_FETCH_ALLOW: '127.0.0.1, 192.168.7.0/24 fd00::/8 pictures.internal' });

    expect(['127.0.0.1', '192.168.7.3', 'fd00::1', 'pictures.internal'].every(allows)).toBe(true);
    expect(['127.0.0.2', '192.168.8.1', 'fe80::1', 'www.pictures.internal'].some(allows)).toBe(false);
  });

  it.each([
    [{ CONTENT_FETCH_ALLOW: '10.0.0.0/33' }, 'CONTENT_FETCH_ALLOW'],
    [{ CONTENT_FETCH_ALLOW: 'http://x' }, 'CONTENT_FETCH_ALLOW'],
    [{ CONTENT_FETCH_PORTS: '80 99999' }, 'CONTENT_FETCH_PORTS'],
    [{ CONTENT_FETCH_HONOUR: 'robots ai.txt' }, 'CONTENT_FETCH_HONOUR'],
    [{ CONTENT_FETCH_AGENT: 'Bot 2' }, 'CONTENT_FETCH_AGENT'],
    [{ CONTENT_FETCH_CONTACT: 'us' }, 'CONTENT_FETCH_CONTACT'],
  ])('refuse %j', (env, name) => expect(() => webConfig(env as Record<string, string>)).toThrow(name));

  it('honour not one signal only when told so', () =>
    expect(webConfig({ CONTENT_FETCH_HONOUR: 'none' }).blocking.size).toBe(0));
});
