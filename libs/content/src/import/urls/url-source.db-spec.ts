import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import type { Principal } from '@odr/access';
import type { ImportId } from '@odr/kernel';
import sharp from 'sharp';
import { WebSite } from '../../testing/web-world.js';
import { ImportWorld } from '../testing/import-world.js';

let world: ImportWorld;
let site: WebSite;
let ada: Principal;

/** A picture like no other. */
const picture = (shade: number): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: { r: shade, g: 80, b: 40 } } })
    .png()
    .toBuffer();

beforeAll(async () => {
  process.env['CONTENT_FETCH_ALLOW'] = '127.0.0.1';
  process.env['CONTENT_FETCH_DELAY_MS'] = '0';
  // One after the other, so that it is the second of two twins that is the duplicate.
  [world, site] = [await ImportWorld.start({ atOnce: 1 }), await WebSite.open()];
});
beforeEach(async () => {
  site.clear();
  await world.test.asOwner(`TRUNCATE web_host, web_site_file`);
  ada = await world.person();
});
afterAll(async () => {
  delete process.env['CONTENT_FETCH_ALLOW'];
  delete process.env['CONTENT_FETCH_DELAY_MS'];
  await site.close();
  await world.stop();
});

/** What became of each path. */
const outcomes = async (id: ImportId): Promise<Record<string, string>> => {
  const items = await world.items(id);
  return Object.fromEntries(items.map(({ key, state, error }) => [key.replace(site.base, ''), error?.code ?? state]));
};

describe('importing a list of addresses', () => {
  it('takes in each picture once, and says of every other address why not', async () => {
    site.has('/robots.txt', 'User-agent: *\nDisallow: /private');
    site.has('/cow.png', await picture(1));
    site.has('/twin.png', await picture(1));
    site.has('/goat.png', await picture(2));
    site.has('/noai.png', await picture(3), { 'content-type': 'image/png', 'x-robots-tag': 'noai' });
    site.has('/page', '<!doctype html>', { 'content-type': 'text/html' });
    site.has('/text.png', 'this is no picture');
    const paths = [
      '/cow.png',
      '/twin.png',
      '/goat.png',
      '/cow.png#again',
      '/noai.png',
      '/private/a.png',
      '/gone.png',
      '/page',
      '/text.png',
    ];
    const list = [
      '\uFEFF# ours',
      '',
      ...paths.map((path) => `${site.base}${path}`),
      'file:///etc/passwd',
      'http://10.0.0.1/a.png',
    ];

    const id = await world.begin(
      ada,
      { kind: 'urls', defaults: { license: 'CC0-1.0' } },
      Buffer.from(list.join('\r\n')),
    );
    await world.work();

    expect(await outcomes(id)).toEqual({
      '/cow.png': 'done',
      '/twin.png': 'duplicate',
      '/goat.png': 'done',
      '/noai.png': 'web.noai',
      '/private/a.png': 'web.robots_disallowed',
      '/gone.png': 'web.not_found',
      '/page': 'web.unexpected_type',
      '/text.png': 'content.unsupported_format',
      'file:///etc/passwd': 'web.invalid_address',
      'http://10.0.0.1/a.png': 'web.not_public',
    });
    expect(site.asked).not.toContain('GET /private/a.png');
  });

  it('names the address as the source, and keeps the evidence with the item', async () => {
    site.has('/etag.png', await picture(4), { 'content-type': 'image/png', etag: '"v1"' });

    const id = await world.begin(ada, { kind: 'urls' }, gzipSync(`${site.base}/etag.png\n`));
    await world.work();

    const [item] = await world.items(id);
    const sources = await world.test.asOwner(`SELECT type, value, metadata FROM content_source WHERE content_id = $1`, [
      item?.contentId,
    ]);
    expect(sources).toEqual([
      {
        type: 'url',
        value: `${site.base}/etag.png`,
        metadata: { served: expect.objectContaining({ status: 200, etag: '"v1"', mediaType: 'image/png' }) },
      },
    ]);
    expect(
      await world.test.asOwner(
        `SELECT url, outcome, bytes IS NOT NULL AS "isWhole" FROM web_observation WHERE content_id = $1`,
        [item?.contentId],
      ),
    ).toEqual([{ url: `${site.base}/etag.png`, outcome: 'ok', isWhole: true }]);
  });

  it('reads addresses, licences and words from the columns of a table', async () => {
    site.has('/tabled.png', await picture(5));
    const lines = [
      'image_url,license,author,alt_text',
      `${site.base}/tabled.png,CC-BY-4.0,Ada,A shaggy cow`,
      `${site.base}/tabled.png#again,CC0-1.0,Bob,A goat`,
      ',CC0-1.0,Eve,Nothing',
    ];

    const staged = await world.blobs.stage(Readable.from([Buffer.from(lines.join('\n'))]), { maxBytes: Infinity });
    const id = await world.service.create({ kind: 'urls' }, ada, { file: { staged, fileName: 'cows.csv' } });
    await world.work();

    expect(await outcomes(id)).toEqual({ '/tabled.png': 'done', 'row 3': 'import.no_picture' });
    expect(await world.test.asOwner(`SELECT name, license, alt_text FROM content WHERE name = 'tabled.png'`)).toEqual([
      { name: 'tabled.png', license: 'CC-BY-4.0', alt_text: 'A shaggy cow' },
    ]);
  });

  it('comes back later to what may be better later, four times in all', async () => {
    site.answers('/robots.txt', 404);
    site.answers('/moody.png', 503);
    const asked = (): number => site.asked.filter((line) => line === 'GET /moody.png').length;
    const id = await world.begin(ada, { kind: 'urls' }, Buffer.from(`${site.base}/moody.png`));

    for (let round = 1; round <= 4; round += 1) {
      await world.work({ jobs: 4 });
      expect(asked()).toBe(round);
      await world.test.asOwner(`UPDATE content_import_item SET not_before = now() WHERE import_id = $1`, [id]);
      await world.test.asOwner(`UPDATE web_host SET next_visit_at = now()`);
    }
    await world.work();

    expect(await outcomes(id)).toEqual({ '/moody.png': 'web.host_failing' });
    expect(asked()).toBe(4);
  });

  it('does not take a broken or an endless list', async () => {
    const broken = await world.begin(ada, { kind: 'urls' }, gzipSync('https://example.org/a.png').subarray(0, 20));
    await world.work();
    expect(await world.read(broken)).toMatchObject({ state: 'failed', error: { code: 'import.table_unreadable' } });
  });
});
