import type { Principal } from '@odr/access';
import sharp from 'sharp';
import { ContentWorld } from '../testing/content-world.js';

describe('the receipt for a file', () => {
  let world: ContentWorld;
  let ada: Principal;
  let shade = 0;
  beforeAll(async () => {
    world = await ContentWorld.start();
    ada = await world.person();
  });
  afterAll(() => world.stop());

  const picture = (): Promise<Buffer> =>
    sharp({ create: { width: 60, height: 40, channels: 3, background: { r: (shade += 1), g: 7, b: 9 } } })
      .withExif({ IFD0: { Artist: 'Ada', Make: 'Secretcam' }, IFD3: { GPSLatitude: '47/1 11/1 0/1' } })
      .jpeg()
      .toBuffer();

  it('says what was taken out and what stays, in names and never in values', async () => {
    const bytes = await picture();
    const { body } = await world.upload(ada, bytes, { license: 'CC0-1.0' });
    expect((await world.get(`/contents/${body.id}/receipts`, ada)).body).toEqual({ items: [] });

    await world.process(body.id as string);

    const answer = await world.get(`/contents/${body.id}/receipts`, ada);
    const file = await world.get(`/contents/${body.id}/file?variant=original`, ada);
    expect(answer.body.items).toMatchObject([
      {
        received: { sha256: body.sha256, sizeBytes: bytes.length },
        published: { sizeBytes: file.bytes.length },
        pixelSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        removed: [
          {
            kind: 'exif',
            part: 'APP1 Exif',
            count: 1,
            categories: expect.arrayContaining(['device', 'person', 'location']),
            tags: expect.arrayContaining(['Make', 'Artist', 'GPSLatitude']),
          },
        ],
        kept: ['creator'],
      },
    ]);
    expect(answer.bytes.toString()).not.toMatch(/Secretcam|Ada/);
  });

  it('is for its contributor, its team and moderators, also when the picture is for everyone', async () => {
    const team = await world.team();
    const [mate, stranger, moderator] = await Promise.all([
      world.person({ teams: [team] }),
      world.person(),
      world.person({ role: 'moderator' }),
    ]);
    const owner = { ...ada, teams: mate.teams };
    const id = await world.published(owner, await picture(), { teamId: team });

    const statuses = [owner, mate, moderator, stranger].map(async (caller) => {
      expect((await world.get(`/contents/${id}`, caller)).status).toBe(200);
      return (await world.get(`/contents/${id}/receipts`, caller)).status;
    });
    expect(await Promise.all(statuses)).toEqual([200, 200, 200, 404]);
  });

  it('cannot be changed', async () => {
    await expect(world.test.asOwner(`UPDATE content_receipt SET removed = '[]'`)).rejects.toThrow();
  });
});
