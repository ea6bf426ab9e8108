import { createHash } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Principal } from '@odr/access';
import { newId, type ContentId } from '@odr/kernel';
import sharp from 'sharp';
import { Scrubber } from '../storage/scrubber.js';
import { ContentWorld } from '../testing/content-world.js';
import { DerivativeProcessor } from './derivative.processor.js';
import { RECIPES } from './recipes.js';

let world: ContentWorld;
let ada: Principal;
let shade = 0;

const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 800, height: 400, channels: 3, background: { r: (shade += 40), g: 90, b: 10 } } })
    .jpeg()
    .withMetadata({ orientation: 6 })
    .toBuffer();

beforeAll(async () => {
  world = await ContentWorld.start();
  ada = await world.person();
});
afterAll(() => world.stop());

const derive = (contentId: string): Promise<void> =>
  world.provider(DerivativeProcessor).derive({
    id: newId<never>(),
    name: 'content.derive',
    data: { contentId },
    attempt: 1,
    progress: async () => undefined,
  });

const file = (id: string, accept = '*/*') => world.get(`/contents/${id}/file?variant=web`, undefined, { accept });

/** Contents whose files are asked for now. */
async function askedFor(): Promise<string[]> {
  await world.test.asOwner(`DELETE FROM job WHERE name = 'content.derive'`);
  await world.provider(DerivativeProcessor).findUnderived();
  const rows = await world.test.asOwner<{ id: string }>(
    `SELECT payload->>'contentId' AS id FROM job WHERE name = 'content.derive'`,
  );
  return rows.map(({ id }) => id);
}

describe('the files made of a picture', () => {
  let id: ContentId;
  beforeAll(async () => {
    id = await world.published(ada, await picture());
  });

  it('are the small ones at once, and the full-size copy soon after', async () => {
    expect(await file(id)).toMatchObject({ status: 404, body: { code: 'content.file_not_ready' } });
    expect(await askedFor()).toEqual([id]);

    await derive(id);

    expect(await askedFor()).toEqual([]);
    const { bytes, headers, status } = await file(id);
    expect([status, headers.get('content-type'), headers.get('vary')]).toEqual([
      200,
      'image/webp',
      'authorization, accept',
    ]);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 400, height: 800 });
  });

  it('come as AVIF to those who read it', async () => {
    const { bytes, headers } = await file(id, 'image/avif,image/webp,*/*');

    expect(headers.get('content-type')).toBe('image/avif');
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'heif', width: 400, height: 800 });
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    expect((await file(id, 'image/avif;q=0.8')).headers.get('content-type')).toBe('image/avif');
    expect((await file(id, 'image/avif;q=0, image/webp')).headers.get('content-type')).toBe('image/webp');
  });

  it('are made anew when their recipe has changed, and only they', async () => {
    const files = () =>
      world.test.asOwner<{ variant: string; recipe: string; sha256: string }>(
        `SELECT variant, recipe, sha256 FROM content_derivative WHERE content_id = $1 ORDER BY variant`,
        [id],
      );
    const before = await files();
    await world.test.asOwner(
      `UPDATE content_derivative SET recipe = 'jpeg-200/0', sha256 = 'old' WHERE content_id = $1 AND variant = 'thumbnail'`,
      [id],
    );
    await world.test.asOwner(`UPDATE content SET derived_with = 'jpeg-200/0' WHERE id = $1`, [id]);

    expect(await askedFor()).toEqual([id]);
    await derive(id);

    const after = await files();
    expect(after.find(({ variant }) => variant === 'thumbnail')).toMatchObject({ recipe: RECIPES.thumbnail.name });
    expect(after.filter(({ variant }) => variant !== 'thumbnail')).toEqual(
      before.filter(({ variant }) => variant !== 'thumbnail'),
    );
    expect(after.some(({ sha256 }) => sha256 === 'old')).toBe(false);
  });

  it('are not asked for ever where the received bytes are gone', async () => {
    const lost = await world.published(ada, await picture());
    const { body } = await world.get(`/contents/${lost}`, ada);
    await world.blobs.delete('sealed', body.sha256 as string);

    await derive(lost);

    expect(await askedFor()).toEqual([]);
  });
});

describe('a collection whose recipes have changed', () => {
  it('is worked through without waiting for the clock, some at a time', async () => {
    await world.test.asOwner(
      `INSERT INTO content (id, type, name, status, processing_state, sha256, format, size, license_verdict, user_id, derived_with)
       SELECT gen_random_uuid(), 'image', n::text, 'pending', 'done', 'recipe' || n, 'png', 1, 'open', $1, 'jpeg-200/0'
         FROM generate_series(1, 1100) n`,
      [ada.userId],
    );
    const looksAgain = () =>
      world.test.asOwner(`SELECT id FROM job WHERE name = 'content.find_underived' AND state = 'queued'`);

    expect(await askedFor()).toHaveLength(1_000);
    expect(await looksAgain()).toHaveLength(1);

    await world.test.asOwner(`DELETE FROM content WHERE sha256 LIKE 'recipe%'`);
    await world.test.asOwner(`DELETE FROM job WHERE name = 'content.find_underived'`);
    await askedFor();
    expect(await looksAgain()).toEqual([]);
  });
});

describe('the scrub of what is stored', () => {
  const rot = async (space: string, sha256: string): Promise<void> =>
    writeFile(join(world.folder, space, sha256.slice(0, 2), sha256.slice(2, 4), sha256), 'rot');
  const flagsOf = async (id: string): Promise<string[]> => (await world.get(`/contents/${id}`, ada)).body.flags;

  it('finds what has rotted, tells of it, and has made anew what can be', async () => {
    const [sound, rotten] = [await world.published(ada, await picture()), await world.published(ada, await picture())];
    for (const id of [sound, rotten]) await derive(id);
    const { sha256 } = (await world.get(`/contents/${rotten}`, ada)).body as { sha256: string };
    const thumbnail = await world.get(`/contents/${rotten}/file?variant=thumbnail`, ada);
    await rot('sealed', sha256);
    await rot('published', createHash('sha256').update(thumbnail.bytes).digest('hex'));

    await world.provider(Scrubber).scrub();

    expect(await flagsOf(rotten)).toContain('damaged_file');
    expect(await flagsOf(sound)).not.toContain('damaged_file');
    expect(await askedFor()).toContain(rotten);
    const rounds = await world.test.asOwner<{ space: string; checked: string; damaged: string; finished: boolean }>(
      `SELECT space, checked::int, damaged::int, round_finished_at IS NOT NULL AS finished FROM blob_scrub ORDER BY space`,
    );
    expect(rounds).toEqual([
      { space: 'published', checked: expect.any(Number), damaged: 1, finished: true },
      { space: 'sealed', checked: expect.any(Number), damaged: expect.any(Number), finished: true },
    ]);
    expect(await readdir(join(world.folder, 'tmp'))).toEqual([]);
  });
});
