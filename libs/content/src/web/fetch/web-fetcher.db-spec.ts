import { newId, type ContentId } from '@odr/kernel';
import { testDatabase, type TestDatabase } from '@odr/platform/testing';
import { fetchingProcess, WebSite } from '../../testing/web-world.js';
import type { WebFinding } from './web-journey.js';

let test: TestDatabase;
let site: WebSite;
const signal = new AbortController().signal;

beforeAll(async () => {
  [test, site] = [await testDatabase(), await WebSite.open()];
});
beforeEach(async () => {
  site.clear();
  await test.asOwner(`TRUNCATE web_host, web_site_file`);
});
afterAll(async () => {
  await site.close();
  await test.close();
});

async function fetched(
  path: string,
  { fetcher } = fetchingProcess(test),
): Promise<{ text: string; finding: WebFinding }> {
  const file = await fetcher.fetch(path.startsWith('http') ? path : site.base + path, { signal });
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of file.stream) chunks.push(chunk);
    return { text: Buffer.concat(chunks).toString(), finding: file.finding() };
  } finally {
    await file.close();
  }
}

const observations = (path: string): Promise<Record<string, unknown>[]> =>
  test.asOwner(`SELECT * FROM web_observation WHERE url = $1 ORDER BY observed_at`, [site.base + path]);

describe('fetching from the web', () => {
  it('brings the bytes, and keeps what was served as evidence', async () => {
    site.has('/cow.png', 'moo', {
      'content-type': 'image/png',
      etag: '"v1"',
      'last-modified': 'Sun, 01 Nov 2026 10:00:00 GMT',
      'content-usage': 'search=y',
    });

    const { text, finding } = await fetched('/cow.png');

    expect(text).toBe('moo');
    expect(finding).toMatchObject({ outcome: 'ok', status: 200, bytes: 3, etag: '"v1"' });
    expect(await observations('/cow.png')).toEqual([
      expect.objectContaining({
        content_id: null,
        final_url: `${site.base}/cow.png`,
        redirects: [],
        purpose: 'import',
        outcome: 'ok',
        status: 200,
        media_type: 'image/png',
        etag: '"v1"',
        last_modified: 'Sun, 01 Nov 2026 10:00:00 GMT',
        server_date: expect.any(String),
        address: '127.0.0.1',
        bytes: '3',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        signals: { robots: { isAllowed: true }, usage: { search: 'y' } },
      }),
    ]);
  });

  it('keeps the evidence once, with the item that was made of it', async () => {
    site.has('/kept.png', 'moo');
    const id = newId<ContentId>();

    const file = await fetchingProcess(test).fetcher.fetch(`${site.base}/kept.png`, { signal });
    for await (const _chunk of file.stream);
    await file.keepWith(id);
    await file.close();

    expect(await observations('/kept.png')).toEqual([expect.objectContaining({ content_id: id, outcome: 'ok' })]);
  });

  it('lets nobody change or remove evidence', async () => {
    site.has('/evidence.png', 'moo');
    await fetched('/evidence.png');

    await expect(test.db.query(`UPDATE web_observation SET outcome = 'ok'`)).rejects.toThrow(/permission denied/);
    await expect(test.asOwner(`DELETE FROM web_observation`)).rejects.toThrow();
  });

  it('follows redirects, and says where they led', async () => {
    site.answers('/one', 302, { location: '/two' });
    site.answers('/two', 308, { location: `${site.base}/three` });
    site.has('/three', 'moo');

    const { finding } = await fetched('/one');

    expect(finding).toMatchObject({ finalUrl: `${site.base}/three`, redirects: [`${site.base}/two`], outcome: 'ok' });
  });

  it.each([
    ['http://169.254.169.254/latest/meta-data', 'web.not_public'],
    ['http://[::1]:80/', 'web.not_public'],
    ['http://localhost:6379/', 'web.not_public'],
    ['http://0x7f.0.0.2/', 'web.not_public'],
    ['http://ada:secret@127.0.0.1/', 'web.invalid_address'],
    ['file:///etc/passwd', 'web.refused_redirect'],
    ['/loop', 'web.refused_redirect'],
    ['', 'web.unexpected_status'],
  ])('does not follow to %s: %s', async (location, code) => {
    if (location === '') site.answers('/loop', 300);
    else site.answers('/loop', 302, { location });

    await expect(fetched('/loop')).rejects.toMatchObject({ code });
  });

  it.each([
    [404, 'web.not_found'],
    [410, 'web.not_found'],
    [401, 'web.access_denied'],
    [451, 'web.access_denied'],
    [429, 'web.rate_limited'],
    [500, 'web.host_failing'],
    [204, 'web.unexpected_status'],
  ])('takes %s for %s, and keeps that too', async (status, code) => {
    site.answers(`/status-${status}`, status);

    await expect(fetched(`/status-${status}`)).rejects.toMatchObject({ code });
    expect(await observations(`/status-${status}`)).toMatchObject([{ outcome: code, status, sha256: null }]);
  });

  it('takes no page for a picture, and nothing that is compressed', async () => {
    site.has('/page', '<!doctype html>', { 'content-type': 'text/html; charset=utf-8' });
    site.has('/zipped', 'moo', { 'content-type': 'image/png', 'content-encoding': 'gzip' });
    site.has('/anything', 'moo', { 'content-type': 'application/octet-stream' });

    await expect(fetched('/page')).rejects.toMatchObject({ code: 'web.unexpected_type' });
    await expect(fetched('/zipped')).rejects.toMatchObject({ code: 'web.malformed_answer' });
    expect((await fetched('/anything')).text).toBe('moo');
  });

  it('keeps a file that breaks off as evidence of that', async () => {
    site.pages.set('/broken', (_request, response) => {
      response.writeHead(200, { 'content-length': '100', 'content-type': 'image/png' }).write('moo');
      setTimeout(() => response.destroy(), 50);
    });

    await expect(fetched('/broken')).rejects.toMatchObject({ code: 'web.truncated' });
    expect(await observations('/broken')).toMatchObject([{ outcome: 'web.truncated', sha256: null }]);
  });

  it('stops at the size that its caller takes', async () => {
    site.has('/large', Buffer.alloc(2_000));
    const file = await fetchingProcess(test).fetcher.fetch(`${site.base}/large`, { maxBytes: 1_000, signal });

    const reading = (async () => {
      for await (const _chunk of file.stream);
    })();

    await expect(reading).rejects.toMatchObject({ code: 'web.too_large' });
    await file.close();
  });
});

describe('what a site wishes', () => {
  it('is asked once a day by all processes together, before anything else', async () => {
    site.has('/robots.txt', 'User-agent: *\nDisallow: /private', { 'content-type': 'text/plain' });
    site.has('/cow.png', 'moo');

    await fetched('/cow.png');
    await fetched('/cow.png');
    await expect(fetched('/private/cow.png')).rejects.toMatchObject({
      code: 'web.robots_disallowed',
      message: 'robots.txt of the site says "Disallow: /private".',
    });

    expect(site.asked).toEqual([
      'GET /robots.txt',
      'GET /.well-known/tdmrep.json',
      'GET /ai.txt',
      'GET /cow.png',
      'GET /cow.png',
    ]);
    expect(await observations('/private/cow.png')).toMatchObject([
      {
        outcome: 'web.robots_disallowed',
        status: null,
        signals: { robots: { isAllowed: false, rule: 'Disallow: /private' } },
      },
    ]);

    await test.asOwner(`UPDATE web_site_file SET fetched_at = now() - interval '25 hours'`);
    await fetched('/cow.png');
    expect(site.asked.filter((asked) => asked === 'GET /robots.txt')).toHaveLength(2);
  });

  it.each([404, 403, 410])('is that all may be fetched where robots.txt answers %s', async (status) => {
    site.answers('/robots.txt', status);
    site.has('/cow.png', 'moo');
    expect((await fetched('/cow.png')).text).toBe('moo');
  });

  it.each([500, 503, 429])('is unknown where robots.txt answers %s, and asked again soon', async (status) => {
    site.answers('/robots.txt', status);
    site.has('/cow.png', 'moo');
    await expect(fetched('/cow.png')).rejects.toMatchObject({ code: 'web.robots_unavailable', retryAfterMs: 600_000 });

    await test.asOwner(`UPDATE web_site_file SET fetched_at = now() - interval '11 minutes'`);
    site.has('/robots.txt', '');
    expect((await fetched('/cow.png')).text).toBe('moo');
  });

  it('is read where robots.txt is redirected to, and no further than 500 KiB', async () => {
    site.answers('/robots.txt', 301, { location: '/elsewhere' });
    site.has('/elsewhere', `User-agent: *\nDisallow: /a\n${'#'.repeat(600 * 1024)}\nDisallow: /b`);
    site.has('/b', 'moo');

    await expect(fetched('/a')).rejects.toMatchObject({ code: 'web.robots_disallowed' });
    expect((await fetched('/b')).text).toBe('moo');
  });

  it.each([
    [{ 'x-robots-tag': 'noai' }, 'web.noai'],
    [{ 'x-robots-tag': 'noimageindex' }, 'web.noindex'],
    [{ 'tdm-reservation': '1', 'tdm-policy': 'https://example.org/policy' }, 'web.tdm_reserved'],
    [{ 'content-usage': 'train-ai=n' }, 'web.usage_refused'],
    [{ 'content-usage': 'no training!' }, 'web.usage_refused'],
  ])('may stand in the head of an answer: %j', async (headers, code) => {
    site.has('/reserved', 'moo', { 'content-type': 'image/png', ...headers });

    await expect(fetched('/reserved')).rejects.toMatchObject({ code });
    const recording = fetchingProcess(test, { env: { CONTENT_FETCH_HONOUR: 'robots' } });
    expect((await fetched('/reserved', recording)).text).toBe('moo');
    expect((await observations('/reserved')).slice(-2)).toMatchObject([{ outcome: code }, { outcome: 'ok' }]);
  });

  it('may stand in tdmrep.json, which the head of an answer overrules', async () => {
    site.has('/.well-known/tdmrep.json', JSON.stringify([{ location: '/*.png', 'tdm-reservation': 1 }]));
    site.has('/cow.png', 'moo');
    site.has('/open.png', 'moo', { 'content-type': 'image/png', 'tdm-reservation': '0' });

    await expect(fetched('/cow.png')).rejects.toMatchObject({ code: 'web.tdm_reserved' });
    expect((await fetched('/open.png')).finding.signals.tdm).toEqual({ isReserved: false, from: 'header' });
  });

  // Spawning's ai.txt: written like robots.txt, by kind of file.
  it.each(['User-Agent: *\nDisallow: *.png\nAllow: *.txt', 'Disallow: /'])('may stand in ai.txt: %j', async (text) => {
    site.has('/ai.txt', text);
    site.has('/cow.png', 'moo');

    await expect(fetched('/cow.png')).rejects.toMatchObject({ code: 'web.ai_txt_refused' });
    expect((await observations('/cow.png')).at(-1)).toMatchObject({
      outcome: 'web.ai_txt_refused',
      signals: { aiTxt: { isAllowed: false } },
    });
  });

  it('does not stand in an ai.txt that is about other files, or no such file', async () => {
    site.has('/ai.txt', 'User-Agent: *\nDisallow: *.jpg');
    site.has('/cow.png', 'moo', { 'content-type': 'image/png', link: '</terms>; rel="license"' });

    expect((await fetched('/cow.png')).finding.signals).toMatchObject({ licenses: [`${site.base}/terms`] });
  });

  it('may stand in robots.txt as Content-Usage', async () => {
    site.has('/robots.txt', 'User-agent: *\nAllow: /\nContent-Usage: /reserved train-ai=n');
    site.has('/reserved/cow.png', 'moo');
    site.has('/cow.png', 'moo');

    await expect(fetched('/reserved/cow.png')).rejects.toMatchObject({ code: 'web.usage_refused' });
    expect((await fetched('/cow.png')).text).toBe('moo');
  });
});

describe('politeness', () => {
  const openRobots = (): void => site.answers('/robots.txt', 404);

  it('keeps one pace for all processes together', async () => {
    openRobots();
    const arrivals: number[] = [];
    site.pages.set('/cow.png', (_request, response) => {
      arrivals.push(performance.now());
      response.writeHead(200, { 'content-type': 'image/png' }).end('moo');
    });
    const [one, other] = [fetchingProcess(test, { delayMs: 300 }), fetchingProcess(test, { delayMs: 300 })];

    await fetched('/cow.png', one);
    await Promise.all([fetched('/cow.png', one), fetched('/cow.png', other), fetched('/cow.png', other)]);

    const pauses = arrivals.slice(1).map((at, index) => at - (arrivals[index] ?? 0));
    expect(Math.min(...pauses)).toBeGreaterThan(250);
  });

  it('lets no more into a host at a time than allowed, and forgets who never came back', async () => {
    const { visits: one } = fetchingProcess(test, { patienceMs: 300 });
    const { visits: other } = fetchingProcess(test, { patienceMs: 300 });
    const first = await one.begin('example.org', undefined, signal);
    const second = await other.begin('example.org', undefined, signal);

    await expect(one.begin('example.org', undefined, signal)).rejects.toMatchObject({ code: 'web.host_busy' });
    await second.end();
    await (await one.begin('example.org', undefined, signal)).end();

    await test.asOwner(`UPDATE web_host SET visits = ARRAY[now() - interval '1 second', now() - interval '1 second']`);
    await (await one.begin('example.org', undefined, signal)).end();
    await first.end();
  });

  it('keeps to the delay that a site asks for, and has a long one waited for elsewhere', async () => {
    site.has('/robots.txt', 'User-agent: *\nCrawl-delay: 20');
    site.has('/cow.png', 'moo');
    await fetched('/cow.png');

    const again = fetched('/cow.png');

    await expect(again).rejects.toMatchObject({ code: 'web.host_busy', isPassing: true });
    const error = (await again.catch((failure: unknown) => failure)) as { retryAfterMs: number };
    expect(error.retryAfterMs).toBeGreaterThan(10_000);
  });

  it('stays away for as long as a server asks', async () => {
    openRobots();
    site.answers('/cow.png', 429, { 'retry-after': '120' });
    await expect(fetched('/cow.png')).rejects.toMatchObject({ code: 'web.rate_limited', retryAfterMs: 120_000 });

    await expect(fetched('/cow.png')).rejects.toMatchObject({ code: 'web.host_busy' });
  });

  it('gives a host up that fails again and again, and tries it again later', async () => {
    openRobots();
    site.answers('/cow.png', 500);
    for (let time = 0; time < 5; time += 1) {
      await expect(fetched('/cow.png')).rejects.toMatchObject({ code: 'web.host_failing' });
    }
    site.has('/cow.png', 'moo');
    await expect(fetched('/cow.png')).rejects.toMatchObject({ code: 'web.host_given_up' });

    await test.asOwner(`UPDATE web_host SET closed_until = now()`);
    expect((await fetched('/cow.png')).text).toBe('moo');
    expect(await test.asOwner(`SELECT failures, closed_until FROM web_host`)).toEqual([
      { failures: 0, closed_until: null },
    ]);
  });

  it('does not take a missing page for a failing host', async () => {
    for (let time = 0; time < 6; time += 1) {
      await expect(fetched('/nothing.png')).rejects.toMatchObject({ code: 'web.not_found' });
    }
  });
});
