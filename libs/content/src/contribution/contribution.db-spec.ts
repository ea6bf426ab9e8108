import type { Principal } from '@odr/access';
import { seedContent } from '@odr/platform/testing';
import { ContentWorld } from '../testing/content-world.js';

let world: ContentWorld;
let ada: Principal;

beforeAll(async () => {
  world = await ContentWorld.start();
  ada = await world.person();
});
afterAll(() => world.stop());

interface Mine {
  readonly state: string;
  readonly content: { readonly name: string } | null;
  readonly refusal: { readonly fileName: string } | null;
}
const nameOf = ({ content, refusal }: Mine): string => content?.name ?? refusal?.fileName ?? '';
const mine = async (query = ''): Promise<Mine[]> => (await world.get(`/contents/mine?${query}`, ada)).body.items;

describe('my contributions', () => {
  it('says of each where it stands, refused uploads among them, and counts the same', async () => {
    const seed = async (name: string, columns = '', status = 'pending'): Promise<void> => {
      const id = await seedContent(world.test, { name, status, userId: ada.userId });
      if (columns) await world.test.asOwner(`UPDATE content SET ${columns} WHERE id = $1`, [id]);
    };
    await seed('fresh', `processing_state = 'received'`);
    await seed('waiting');
    await seed('unlicensed', `license_verdict = 'unknown'`);
    await seed('broken', `processing_state = 'failed'`);
    await seed('published', '', 'available');
    await seed('rejected', '', 'unavailable');
    await seed('gone', 'deleted_at = now()');
    await world.upload(ada, Buffer.from('a letter'), {}, { name: 'letter.txt' });
    await seedContent(world.test, { name: 'not mine' });

    expect((await mine()).map((one) => [nameOf(one), one.state])).toEqual([
      ['letter.txt', 'turned_away'],
      ['rejected', 'turned_away'],
      ['published', 'published'],
      ['broken', 'needs_you'],
      ['unlicensed', 'needs_you'],
      ['waiting', 'waiting'],
      ['fresh', 'in_progress'],
    ]);
    expect((await world.get('/contents/mine/counts', ada)).body).toEqual({
      in_progress: 1,
      needs_you: 2,
      waiting: 1,
      published: 1,
      turned_away: 2,
      deleted: 1,
    });
    for (const state of ['in_progress', 'needs_you', 'waiting', 'published', 'turned_away'])
      expect(new Set((await mine(`state=${state}`)).map((one) => one.state))).toEqual(new Set([state]));
  });

  it('pages through both kinds exactly once, and finds by name', async () => {
    const names: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await world.get(`/contents/mine?limit=2${cursor && `&cursor=${cursor}`}`, ada);
      names.push(...body.items.map(nameOf));
      cursor = body.nextCursor;
    }
    expect(names).toEqual((await mine()).map(nameOf));
    expect((await mine('q=ETT')).map(nameOf)).toEqual(['letter.txt']);
    expect((await mine('q=%25')).map(nameOf)).toEqual([]);
    expect((await mine('license=CC-BY-4.0')).map(nameOf)).toEqual([]);
    await world.test.asOwner(`UPDATE content SET flags = '{no_source}' WHERE name = 'waiting'`);
    expect((await mine('license=CC0-1.0&flag=no_source')).map(nameOf)).toEqual(['waiting']);
  });
});
