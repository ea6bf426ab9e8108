import type { Principal } from '@odr/access';
import { newId, type ContentId } from '@odr/kernel';
import sharp from 'sharp';
import { ContentWorld } from '../testing/content-world.js';
import { TurnedHashProcessor } from './turned-hash.processor.js';

let world: ContentWorld;
let ada: Principal;
let administrator: Principal;

beforeAll(async () => {
  world = await ContentWorld.start();
  ada = await world.person();
  administrator = await world.person({ role: 'admin' });
});
afterAll(() => world.stop());

const turn = (contentId: string): Promise<void> =>
  world.provider(TurnedHashProcessor).turn({
    id: newId<never>(),
    name: 'content.turn_hash',
    data: { contentId },
    attempt: 1,
    progress: async () => undefined,
  });

const hashesOf = async (id: string): Promise<unknown> =>
  (
    await world.test.asOwner(
      `SELECT pdq_hash AS hash, pdq_quality AS quality, encode(pdq_turned, 'hex') AS turned, version FROM content WHERE id = $1`,
      [id],
    )
  )[0];

async function askedFor(): Promise<string[]> {
  await world.test.asOwner(`DELETE FROM job WHERE name = 'content.turn_hash'`);
  await world.provider(TurnedHashProcessor).findUnturned();
  const rows = await world.test.asOwner<{ id: string }>(
    `SELECT payload->>'contentId' AS id FROM job WHERE name = 'content.turn_hash'`,
  );
  return rows.map(({ id }) => id);
}

/** As it was left by a version that kept the first hash only. */
async function oldContent(): Promise<ContentId> {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const picture = await sharp({ create: { width: 96, height: 64, channels: 3, background: '#000', noise } })
    .png()
    .toBuffer();
  return world.published(ada, picture);
}
const forgetTurned = (id: string) => world.test.asOwner(`UPDATE content SET pdq_turned = NULL WHERE id = $1`, [id]);
const progress = async () => (await world.get('/admin/scans', administrator)).body.turnedHashes;

describe('hashes of turned pictures', () => {
  it('are computed for contents that came in before there were any, exactly as at intake', async () => {
    const id = await oldContent();
    const asAtIntake = await hashesOf(id);
    await forgetTurned(id);
    expect(await askedFor()).toEqual([id]);
    expect(await progress()).toEqual({ total: 1, done: 0, failed: 0 });

    await turn(id);

    expect(await hashesOf(id)).toEqual(asAtIntake);
    expect(await askedFor()).toEqual([]);
    expect(await progress()).toEqual({ total: 1, done: 1, failed: 0 });
    expect(await world.outbox()).toContain('content.rehashed');
  });

  it('are not asked for ever where the received bytes are gone', async () => {
    const id = await oldContent();
    await forgetTurned(id);
    const { body } = await world.get(`/contents/${id}`, ada);
    await world.blobs.delete('sealed', body.sha256 as string);

    await turn(id);

    expect(await askedFor()).toEqual([]);
    expect(await progress()).toMatchObject({ failed: 1 });
  });

  it('come some at a time, without waiting for the clock', async () => {
    await world.test.asOwner(
      `INSERT INTO content (id, type, name, status, processing_state, sha256, format, size, license_verdict, user_id, pdq_hash, pdq_quality)
       SELECT gen_random_uuid(), 'image', n::text, 'pending', 'done', 'old' || n, 'png', 1, 'open', $1, repeat('0', 64), 100
         FROM generate_series(1, 1100) n`,
      [ada.userId],
    );

    expect(await askedFor()).toHaveLength(1_000);
    expect(
      await world.test.asOwner(`SELECT id FROM job WHERE name = 'content.find_unturned' AND state = 'queued'`),
    ).toHaveLength(1);
  });
});
