import { randomInt } from 'node:crypto';
import { createRequire } from 'node:module';
import { contentGet, contentScans, moderationListItems, scanAgain, scanList, searchSearch } from '@odr/sdk';
import sharp from 'sharp';
import { Actor } from './support/actor.js';
import { ok, refused } from './support/answers.js';
import { aPhotographOfPeople } from './support/pictures.js';
import { until } from './support/waiting.js';

const require = createRequire(import.meta.url);
const TYPEFACE = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');

/** A poster that says something. */
async function aPoster(text: string): Promise<Buffer> {
  const lettering = await sharp({ text: { text, font: 'DejaVu Sans 56px', fontfile: TYPEFACE, dpi: 72, rgba: true } })
    .png()
    .toBuffer();
  return sharp({ create: { width: 900, height: 500, channels: 3, background: '#f4ecd8' } })
    .composite([{ input: lettering }])
    .jpeg()
    .toBuffer();
}

describe('scans', () => {
  let carla: Actor;
  beforeAll(async () => {
    carla = await Actor.contributor();
  });

  it('make a picture findable by the text in it, and say that the words stand there', async () => {
    const number = String(randomInt(100_000, 1_000_000));
    const { id } = await carla.contribute(await aPoster(`Harbour festival ${number}`), 'poster.jpg');

    const hit = await until('it is found by its text', async () => {
      const { items } = await ok(searchSearch({ client: carla.client, query: { q: number, mode: 'text' } }));
      return items[0];
    });

    expect(hit.content.id).toBe(id);
    expect(hit.pictureText).toContain(`<mark>${number}</mark>`);
    const { items } = await ok(contentScans({ client: carla.client, path: { id } }));
    expect(items).toContainEqual(expect.objectContaining({ scanner: 'text', state: 'done', flags: ['text'] }));
    expect(items).toContainEqual(expect.objectContaining({ scanner: 'quality', state: 'done', flags: [] }));
  }, 90_000);

  it('put a face before moderators, with how sure the detector was, and before nobody else', async () => {
    const { id } = await carla.contribute(await aPhotographOfPeople(), 'people.jpg');
    const { client } = await Actor.moderator();

    const item = await until('it waits among the flagged', async () => {
      const { items } = await ok(moderationListItems({ client, path: { name: 'flagged' }, query: { limit: 100 } }));
      return items.find(({ subject }) => subject?.contentId === id);
    });

    expect(item.reasons).toContainEqual(
      expect.objectContaining({ kind: 'flag', flag: 'face', scanner: 'faces', score: expect.any(Number) }),
    );
    expect((await ok(contentGet({ client, path: { id } }))).flags).toContain('face');
    const { items } = await ok(contentScans({ client: carla.client, path: { id } }));
    expect(items.find(({ scanner }) => scanner === 'faces')?.findings).toMatchObject({ count: 3 });
    expect(await refused(contentScans({ client: Actor.anonymous().client, path: { id } }))).toMatchObject({
      status: 404,
    });
  }, 90_000);

  it('tell administrators how far they are, and look again when asked', async () => {
    const { client } = await Actor.administrator();
    const { items } = await ok(scanList({ client }));
    expect(items.map(({ scanner }) => scanner)).toEqual([
      'accessibility',
      'quality',
      'nsfw',
      'faces',
      'text',
      'watermark',
    ]);

    const asked = await ok(scanAgain({ client, path: { scanner: 'quality' }, body: { which: 'all' } }));
    expect(asked.outdated).toBeGreaterThan(0);
    await until('everything is judged again', async () => {
      const { items: now } = await ok(scanList({ client }));
      return now.find(({ scanner }) => scanner === 'quality')?.outdated === 0;
    });
  }, 90_000);
});
