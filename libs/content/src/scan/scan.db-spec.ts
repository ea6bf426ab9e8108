import type { Principal } from '@odr/access';
import { newId, type ContentId } from '@odr/kernel';
import { ModelTimedOut, modelsConfig } from '@odr/platform';
import sharp from 'sharp';
import { ContentWorld } from '../testing/content-world.js';
import { ScanProcessor } from './scan.processor.js';
import { scannerCards } from './scanner-cards.js';

const JOB = { id: newId<never>(), attempt: 1, progress: () => Promise.resolve() };
const FACE = { score: 0.9, x: 10, y: 10, width: 20, height: 20 };
const NO_FACES = { width: 100, height: 100, faces: [] };

let shade = 0;
/** A picture that nobody has brought yet. */
const aPicture = (): Promise<Buffer> =>
  sharp({ create: { width: 300, height: 200, channels: 3, background: { r: (shade += 1), g: 80, b: 90 } } })
    .png()
    .toBuffer();

describe('scans', () => {
  let world: ContentWorld;
  let scans: ScanProcessor;
  let owner: Principal;
  let admin: Principal;
  beforeAll(async () => {
    world = await ContentWorld.start();
    scans = world.provider(ScanProcessor);
    owner = await world.person();
    admin = await world.person({ role: 'admin' });
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    world.faces = NO_FACES;
    await world.test.asOwner(`DELETE FROM job`);
    await world.test.asOwner(`DELETE FROM scanner_rescan`);
    await world.test.asOwner(`UPDATE content SET deleted_at = now()`);
  });

  /** Published and looked at; no worker runs here, so what intake has asked for is taken away. */
  const published = async (): Promise<ContentId> => {
    const id = await world.published(owner, await aPicture());
    await world.test.asOwner(`DELETE FROM job`);
    return id;
  };
  const flagsOf = async (id: ContentId): Promise<string[]> =>
    (await world.get(`/contents/${id}`, owner)).body.flags as string[];
  const scan = (contentId: ContentId, again: 'scan' | 'rescan' = 'scan'): Promise<void> =>
    again === 'scan'
      ? scans.scan({ ...JOB, name: 'content.scan', data: { contentId, scanner: 'faces' } })
      : scans.rescan({ ...JOB, name: 'content.rescan', data: { contentId, scanner: 'faces' } });
  const asked = async (): Promise<string[]> =>
    (
      await world.test.asOwner<{ asked: string }>(
        `SELECT payload->>'scanner' AS asked FROM job WHERE name = 'content.rescan' AND state = 'queued' ORDER BY 1`,
      )
    ).map((row) => row.asked);
  const progress = async (): Promise<Record<string, unknown>> =>
    (await world.get('/admin/scans', admin)).body.items.find((one: { scanner: string }) => one.scanner === 'faces');

  it('raise a flag with what was found, take it back, and tell of both', async () => {
    const id = await published();
    world.faces = { ...NO_FACES, faces: [FACE] };
    await scan(id);
    expect(await flagsOf(id)).toContain('face');

    world.faces = NO_FACES;
    await scan(id);
    await scan(id);

    expect(await flagsOf(id)).not.toContain('face');
    const told = await world.test.asOwner<{ name: string }>(
      `SELECT name FROM outbox_event WHERE payload->>'contentId' = $1 AND payload->>'flag' = 'face' ORDER BY id`,
      [id],
    );
    expect(told.map(({ name }) => name)).toEqual(['content.flagged', 'content.unflagged']);
  });

  it('tell when nothing more is to be expected, be it that a scanner has given up', async () => {
    const id = await published();
    const finished = async (): Promise<number> =>
      (
        await world.test.asOwner(
          `SELECT FROM outbox_event WHERE payload->>'contentId' = $1 AND name = 'content.scans_finished'`,
          [id],
        )
      ).length;
    await world.test.asOwner(`DELETE FROM content_scan WHERE content_id = $1`, [id]);
    const before = await finished();
    await scan(id);
    expect(await finished()).toBe(before);

    await world.test.asOwner(
      `INSERT INTO content_scan (content_id, scanner, version, findings)
       SELECT $1, scanner, '0', '{}' FROM unnest('{accessibility,quality,nsfw,watermark}'::text[]) AS scanner`,
      [id],
    );
    await scan(id);
    expect(await finished()).toBe(before);
    await world.test.asOwner(
      `INSERT INTO content_scan_failure (content_id, scanner, version, code, message, attempts)
       SELECT $1, 'text', version, 'x', 'x', 3 FROM jsonb_to_recordset($2::jsonb) AS card(name text, version text) WHERE name = 'text'`,
      [id, JSON.stringify(scannerCards(modelsConfig()))],
    );
    await scan(id);
    expect(await finished()).toBe(before + 1);
  });

  it('take nothing back that people have raised as well', async () => {
    const id = await published();
    world.faces = { ...NO_FACES, faces: [FACE] };
    await scan(id);
    await world.service.raiseFlag({ id, flag: 'face', scanner: 'moderation' });

    world.faces = NO_FACES;
    await scan(id);

    expect(await flagsOf(id)).toContain('face');
  });

  it('are made again for another version, oldest items first, and once', async () => {
    const old = await published();
    const young = await published();
    await world.test.asOwner(`UPDATE content SET created_at = now() - interval '1 day' WHERE id = $1`, [old]);
    await scans.findUnscanned();
    expect(await asked()).toEqual([]);

    await world.test.asOwner(`UPDATE content_scan SET version = 'older' WHERE scanner = 'faces'`);
    await scans.findUnscanned();
    await scans.findUnscanned();

    const order = await world.test.asOwner<{ id: string }>(
      `SELECT payload->>'contentId' AS id FROM job WHERE name = 'content.rescan' ORDER BY id`,
    );
    expect(order.map(({ id }) => id)).toEqual([old, young]);
    expect(await progress()).toMatchObject({ total: 2, done: 0, outdated: 2, queued: 2 });

    await scan(old, 'rescan');
    expect(await progress()).toMatchObject({ total: 2, done: 1, outdated: 1 });
    // What has been looked at meanwhile is not looked at again.
    const [before] = await world.test.asOwner(
      `SELECT scanned_at FROM content_scan WHERE content_id = $1 AND scanner = 'faces'`,
      [old],
    );
    await scan(old, 'rescan');
    const [after] = await world.test.asOwner(
      `SELECT scanned_at FROM content_scan WHERE content_id = $1 AND scanner = 'faces'`,
      [old],
    );
    expect(after).toEqual(before);
  });

  it('are made again because an administrator asks, and nobody else may', async () => {
    const id = await published();
    const again = (as: Principal, which = 'all', scanner = 'faces') =>
      world.send('POST', `/admin/scans/${scanner}/rescan`, as, { body: { which } });
    expect((await again(owner)).status).toBe(403);
    expect(await again(admin, 'all', 'xray')).toMatchObject({ status: 404, body: { code: 'scanner.not_found' } });
    expect((await again(admin, 'some')).status).toBe(400);

    expect(await again(admin)).toMatchObject({ status: 202, body: { scanner: 'faces', done: 0, outdated: 1 } });

    await scans.findUnscanned();
    expect(await asked()).toEqual(['faces']);
    await scan(id, 'rescan');
    expect(await progress()).toMatchObject({ done: 1, outdated: 0 });
  });

  it('give up a picture that brings the model down, say why, and try again when asked', async () => {
    const id = await published();
    await world.test.asOwner(`DELETE FROM content_scan WHERE scanner = 'faces'`);
    world.faces = () => Promise.reject(new ModelTimedOut('faces', 60_000));

    await expect(scan(id)).rejects.toMatchObject({ code: 'model.timed_out' });
    await expect(scan(id)).rejects.toMatchObject({ code: 'model.timed_out' });
    await scan(id);

    expect(await progress()).toMatchObject({
      failed: 1,
      failures: [
        { code: 'model.timed_out', count: 1, contentId: id, message: 'The model faces took longer than 60 s.' },
      ],
    });
    await scans.findUnscanned();
    expect(await asked()).toEqual([]);
    const { body } = await world.get(`/contents/${id}/scans`, owner);
    expect(body.items).toContainEqual(
      expect.objectContaining({ scanner: 'faces', state: 'failed', failure: 'model.timed_out' }),
    );

    await world.send('POST', '/admin/scans/faces/rescan', admin, { body: { which: 'failed' } });
    await scans.findUnscanned();
    expect(await asked()).toEqual(['faces']);
    world.faces = NO_FACES;
    await scan(id, 'rescan');
    expect(await progress()).toMatchObject({ done: 1, failed: 0, failures: [] });
  });

  it('never wait for what cannot be read, and say why', async () => {
    const whole = await aPicture();
    const { body } = await world.upload(owner, whole.subarray(0, Math.floor(whole.length / 2)));
    await world.process(body.id);

    const { items } = (await world.get(`/contents/${body.id}/scans`, owner)).body;

    expect(items).toHaveLength(6);
    for (const scan of items) expect(scan).toMatchObject({ state: 'skipped', failure: 'content.undecodable' });
  });

  it('keep a failure of the moment in the queue', async () => {
    const id = await published();
    world.faces = () => Promise.reject(new Error('The database is away.'));

    for (let attempt = 0; attempt < 5; attempt += 1) await expect(scan(id)).rejects.toThrow('away');
  });

  it('tell everybody of a published picture what tells of no person, and its people the rest', async () => {
    world.faces = { ...NO_FACES, faces: [FACE] };
    const id = await published();
    const names = async (as?: Principal): Promise<string[]> =>
      (await world.get(`/contents/${id}/scans`, as)).body.items.map((one: { scanner: string }) => one.scanner);

    expect(await names()).toEqual(['accessibility', 'quality', 'text', 'watermark']);
    expect(await names(await world.person())).toEqual(['accessibility', 'quality', 'text', 'watermark']);
    expect(await names(owner)).toEqual(['accessibility', 'quality', 'nsfw', 'faces', 'text', 'watermark']);
    expect(await names(await world.person({ role: 'moderator' }))).toContain('faces');
    const { body } = await world.get(`/contents/${id}/scans`, owner);
    expect(body.items).toContainEqual(
      expect.objectContaining({
        scanner: 'faces',
        state: 'done',
        flags: ['face'],
        findings: { count: 1, face: 0.9, faces: [{ score: 0.9, box: { x: 0.1, y: 0.1, width: 0.2, height: 0.2 } }] },
      }),
    );
    await world.test.asOwner(`UPDATE content SET status = 'pending' WHERE id = $1`, [id]);
    expect((await world.get(`/contents/${id}/scans`)).status).toBe(404);
  });

  it('are not asked for where nothing is processed or everything is deleted', async () => {
    const { body } = await world.upload(owner, await aPicture());
    const deleted = await published();
    await world.test.asOwner(`DELETE FROM content_scan`);
    await world.test.asOwner(`DELETE FROM job`);
    await world.test.asOwner(`UPDATE content SET deleted_at = now() WHERE id = $1`, [deleted]);

    await scans.findUnscanned();

    expect(body.processingState).toBe('received');
    expect(await asked()).toEqual([]);
  });
});
