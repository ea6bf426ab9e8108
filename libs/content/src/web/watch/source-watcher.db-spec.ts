import { Global, Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { Clock, type ContentId } from '@odr/kernel';
import { BlobStore, Database, JobQueue, Outbox } from '@odr/platform';
import { seedContent, testDatabase, type TestDatabase } from '@odr/platform/testing';
import { WebSite } from '../../testing/web-world.js';
import { WEB_CONFIG, webConfig } from '../web.config.js';
import { WebWorkerModule } from '../web-worker.module.js';
import { SourceWatcher } from './source-watcher.js';
import { WatchRepository } from './watch.repository.js';

class StoppedClock extends Clock {
  time = new Date('2026-11-01T00:00:00Z');
  override now(): Date {
    return this.time;
  }
}

let test: TestDatabase;
let site: WebSite;
let clock: StoppedClock;
let app: TestingModule;
let watched: WatchRepository;
let watcher: SourceWatcher;
const signal = new AbortController().signal;

beforeAll(async () => {
  [test, site] = [await testDatabase(), await WebSite.open()];
  clock = new StoppedClock();
  @Global()
  @Module({
    providers: [{ provide: Database, useValue: test.db }, { provide: BlobStore, useValue: {} }, Outbox, JobQueue],
    exports: [Database, BlobStore, Outbox, JobQueue],
  })
  class Platform {}
  app = await Test.createTestingModule({ imports: [Platform, WebWorkerModule] })
    .overrideProvider(WEB_CONFIG)
    .useValue(webConfig({ CONTENT_FETCH_ALLOW: '127.0.0.1', CONTENT_FETCH_DELAY_MS: '0' }))
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  [watched, watcher] = [app.get(WatchRepository), app.get(SourceWatcher)];
});
beforeEach(async () => {
  site.clear();
  await test.asOwner(`TRUNCATE web_host, web_site_file, source_watch`);
  await test.asOwner(`DELETE FROM content_source`);
});
afterAll(async () => {
  await app.close();
  await site.close();
  await test.close();
});

async function anItem(...paths: string[]): Promise<ContentId> {
  const id = await seedContent(test);
  for (const [position, path] of paths.entries()) {
    await test.asOwner(`INSERT INTO content_source (content_id, position, type, value) VALUES ($1, $2, 'url', $3)`, [
      id,
      position,
      site.base + path,
    ]);
  }
  return id;
}

/** What the schedule does, so many days later. */
async function checkAll(daysLater = 0): Promise<void> {
  clock.time = new Date(clock.time.getTime() + daysLater * 86_400_000);
  await watched.enrol(100);
  await test.asOwner(`UPDATE source_watch SET due_at = now() - interval '1 hour'`);
  for (const id of await watched.due(100, 60_000)) await watcher.check(id, signal);
}

const flagsOf = async (id: ContentId): Promise<string[]> => {
  const [row] = await test.asOwner<{ flags: string[] }>(`SELECT flags FROM content WHERE id = $1`, [id]);
  return row?.flags ?? [];
};

describe('sources of items', () => {
  it('are asked by HEAD, and by the beginning of a GET where HEAD is refused', async () => {
    site.has('/there', 'a page', { 'content-type': 'text/html' });
    site.pages.set('/no-head', (request, response) => response.writeHead(request.method === 'HEAD' ? 405 : 206).end());
    await anItem('/there', '/no-head');

    await checkAll();

    expect(site.asked.filter((line) => /there|no-head/.test(line)).sort()).toEqual([
      'GET /no-head',
      'GET /there',
      'HEAD /no-head',
      'HEAD /there',
    ]);
    expect(await test.asOwner(`SELECT outcome, purpose FROM web_observation ORDER BY observed_at`)).toEqual([
      { outcome: 'ok', purpose: 'check' },
      { outcome: 'ok', purpose: 'check' },
    ]);
  });

  it('count as lost after failing for days, and as found when they are back', async () => {
    const id = await anItem('/page');

    await checkAll();
    await checkAll(1);
    await checkAll(1);
    expect(await flagsOf(id)).toEqual([]);
    await checkAll(1);
    expect(await flagsOf(id)).toEqual(['source_unreachable']);

    site.has('/page', 'back again');
    await checkAll(1);
    expect(await flagsOf(id)).toEqual([]);
  });

  it('forgive one that is lost while another is there', async () => {
    site.has('/alive', 'here');
    const id = await anItem('/dead', '/alive');

    for (let time = 0; time < 4; time += 1) await checkAll(2);

    expect(await flagsOf(id)).toEqual([]);
  });

  it('that say no are told to the moderators, until they say so no more', async () => {
    site.has('/page', 'here', { 'content-type': 'text/html' });
    const id = await anItem('/page');
    await checkAll();
    expect(await flagsOf(id)).toEqual([]);

    site.has('/page', 'here', { 'content-type': 'text/html', 'tdm-reservation': '1' });
    await checkAll(30);
    expect(await flagsOf(id)).toEqual(['opted_out']);
    expect(await test.asOwner(`SELECT payload FROM outbox_event WHERE name = 'content.flagged'`)).toEqual([
      { payload: { contentId: id, flag: 'opted_out', scanner: 'sources' } },
    ]);

    site.pages.delete('/page');
    await checkAll(30);
    expect(await flagsOf(id)).toContain('opted_out');

    site.has('/page', 'here', { 'content-type': 'text/html' });
    await checkAll(30);
    expect(await flagsOf(id)).toEqual([]);
  });

  it('that say no on their page, or in a way nobody can read, are told too', async () => {
    const html = { 'content-type': 'text/html; charset=utf-8' };
    site.has('/page', '<meta name="tdm-reservation" content="1"><meta name=robots content="noai">', html);
    site.has('/broken', 'here', { 'content-type': 'image/png', 'content-usage': 'train ai: no' });
    const [page, broken] = [await anItem('/page'), await anItem('/broken')];

    await checkAll();

    expect([await flagsOf(page), await flagsOf(broken)]).toEqual([['opted_out'], ['opted_out']]);
    expect(await test.asOwner(`SELECT opt_outs FROM source_watch ORDER BY url`)).toEqual([
      { opt_outs: ['usage'] },
      { opt_outs: ['noai', 'tdm'] },
    ]);
  });

  it('that turn robots away are neither lost nor taken back', async () => {
    site.has('/robots.txt', 'User-agent: *\nDisallow: /');
    const id = await anItem('/page');
    for (let time = 0; time < 4; time += 1) await checkAll(2);

    expect(await flagsOf(id)).toEqual([]);
    expect(site.asked).not.toContain('HEAD /page');
  });

  it('are evidence of the licence they name; one that names another later is a case, and takes nothing back', async () => {
    const page = (slug: string): string =>
      `<a rel="license" href="https://creativecommons.org/licenses/${slug}/4.0/">terms</a>`;
    const html = { 'content-type': 'text/html' };
    site.has('/page', page('by'), html);
    const id = await anItem('/page');
    await test.asOwner(`UPDATE content SET license = 'CC-BY-4.0 OR GFDL-1.3-or-later' WHERE id = $1`, [id]);
    const kept = (): Promise<unknown[]> =>
      test.asOwner(
        `SELECT license, method, source_url = $2 AS "fromSource", snapshot -> 'status' AS status,
                snapshot_sha256 = encode(sha256(convert_to(snapshot::text, 'UTF8')), 'hex') AS intact
           FROM license_evidence WHERE content_id = $1 ORDER BY id`,
        [id, `${site.base}/page`],
      );
    const proof = { method: 'http', fromSource: true, status: 200, intact: true };

    await checkAll();
    await checkAll(30);
    expect(await kept()).toEqual([{ ...proof, license: 'CC-BY-4.0' }]);
    expect(await flagsOf(id)).toEqual([]);

    site.has('/page', page('by-nc'), html);
    await checkAll(30);
    expect(await kept()).toEqual([
      { ...proof, license: 'CC-BY-4.0' },
      { ...proof, license: 'CC-BY-NC-4.0' },
    ]);
    expect(await flagsOf(id)).toEqual(['license_drift']);
    expect(
      await test.asOwner(
        `SELECT payload FROM outbox_event WHERE name = 'content.flagged' AND payload ->> 'contentId' = $1`,
        [id],
      ),
    ).toEqual([{ payload: { contentId: id, flag: 'license_drift', scanner: 'sources' } }]);
    expect(
      await test.asOwner(
        `SELECT signals -> 'licenses' AS named FROM web_observation ORDER BY observed_at DESC LIMIT 1`,
      ),
    ).toEqual([{ named: ['https://creativecommons.org/licenses/by-nc/4.0/'] }]);

    site.has('/page', page('by-nc') + page('by'), html);
    await checkAll(30);
    expect(await flagsOf(id)).toEqual([]);
  });

  it('are asked longest due first, and each by one worker only', async () => {
    await anItem('/a', '/b', '/c');
    await watched.enrol(100);
    await test.asOwner(`UPDATE source_watch SET due_at = now() - interval '1 day' WHERE url LIKE '%/b'`);

    const [first, others] = [
      await watched.due(1, 60_000),
      await Promise.all([watched.due(5, 60_000), watched.due(5, 60_000)]),
    ];

    expect((await watched.find(first[0] ?? ''))?.url).toBe(`${site.base}/b`);
    expect(others.flat()).toHaveLength(2);
    expect(new Set([...first, ...others.flat()]).size).toBe(3);
  });

  it('that nobody names any more are forgotten', async () => {
    const id = await anItem('/page');
    await watched.enrol(100);
    await test.asOwner(`UPDATE content SET deleted_at = now() WHERE id = $1`, [id]);

    await checkAll();

    expect(await test.asOwner(`SELECT url FROM source_watch`)).toEqual([]);
    expect(site.asked).toEqual([]);
  });
});
