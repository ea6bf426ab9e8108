import { duplicatesByHash, duplicatesOfContent, duplicatesMatch, searchSearch, searchSimilar } from '@odr/sdk';
import { Actor } from './support/actor.js';
import { ok, refused } from './support/answers.js';
import { aPicture } from './support/pictures.js';
import { until } from './support/waiting.js';

/** A word that no other test uses. */
const WORD = 'quixotryzebra';

describe('what is not published', () => {
  let carla: Actor;
  let picture: Buffer;
  let id: string;
  let sha256: string;

  beforeAll(async () => {
    carla = await Actor.contributor();
    picture = await aPicture();
    ({ id, sha256 } = await carla.contribute(picture, `${WORD}.jpg`, { altText: WORD }));
    await until('its contributor finds it by words and by sight', async () => {
      const byWord = await ok(searchSearch({ client: carla.client, query: { q: WORD } }));
      const bySight = await ok(searchSimilar({ client: carla.client, body: { contentId: id } }));
      return byWord.items[0]?.content?.id === id && bySight.items !== undefined;
    });
  });

  const file = (): File => new File([new Uint8Array(picture)], 'same.jpg');

  it.each(['stranger', 'other contributor'])('is found by no %s, in no way', async (who) => {
    const { client } = who === 'stranger' ? Actor.anonymous() : await Actor.contributor('Otto Other');

    const byWord = await ok(searchSearch({ client, query: { q: WORD, mode: 'text', total: true } }));
    expect(byWord).toMatchObject({ items: [], total: 0, facets: { status: [], license: [] } });
    // By meaning something is always nearest, among what the asker may see.
    const byMeaning = await ok(searchSearch({ client, query: { q: WORD, mode: 'hybrid' } }));
    expect(byMeaning.items.map(({ content }) => content?.id)).not.toContain(id);
    expect(byMeaning.facets?.status?.map(({ value }) => value) ?? []).not.toContain('pending');
    const like = await ok(searchSimilar({ client, body: { file: file() } }));
    expect(like.items.map(({ content }) => content.id)).not.toContain(id);
    const exactly = await ok(searchSimilar({ client, body: { file: file(), exact: true } }));
    expect(exactly.items.map(({ content }) => content.id)).not.toContain(id);
    // Published pictures of other tests may look alike; this one must not be among them.
    const matches = await ok(duplicatesMatch({ client, body: { file: file() } }));
    expect(matches.items.map(({ content }) => content.id)).not.toContain(id);
    for (const hidden of [
      duplicatesByHash({ client, path: { sha256 } }),
      duplicatesOfContent({ client, path: { id } }),
      searchSimilar({ client, body: { contentId: id } }),
    ]) {
      expect(await refused(hidden)).toMatchObject({ status: 404, code: 'content.not_found' });
    }
  });

  it('is found by its contributor in every way', async () => {
    const { client } = carla;

    expect((await ok(duplicatesByHash({ client, path: { sha256 } }))).id).toBe(id);
    const [match] = (await ok(duplicatesMatch({ client, body: { file: file() } }))).items;
    expect(match).toMatchObject({ content: { id }, kind: 'exact', distance: 0 });
    expect((await ok(searchSimilar({ client, body: { file: file() } }))).items[0]?.content.id).toBe(id);
  });
});
