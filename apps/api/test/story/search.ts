import { duplicatesOfContent, searchSearch, searchSimilar, type SimilarResponse } from '@odr/sdk';
import sharp from 'sharp';
import { Actor } from '../support/actor.js';
import { ok } from '../support/answers.js';
import { fixturePath } from '../support/fixtures.js';
import { RunningSystem } from '../support/running-system.js';
import { until } from '../support/waiting.js';
import { photosSeenBy } from './collection.js';

const COW = fixturePath('omi', 'highland-cow-8972000_640.jpg');

/** The cow without a margin of a tenth. */
async function croppedCow(): Promise<Buffer> {
  const { width, height } = await sharp(COW).metadata();
  const margin = 0.1;
  return sharp(COW)
    .extract({
      left: Math.round(width * margin),
      top: Math.round(height * margin),
      width: Math.round(width * (1 - 2 * margin)),
      height: Math.round(height * (1 - 2 * margin)),
    })
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** The SDK describes the JSON form; the multipart form is sent by hand. */
async function similarTo(bytes: Buffer): Promise<SimilarResponse> {
  const body = new FormData();
  body.set('file', new File([new Uint8Array(bytes)], 'crop.jpg'));
  const response = await fetch(`${RunningSystem.get().url}/api/v1/search/similar`, { method: 'POST', body });
  return ok(response.json().then((data) => ({ data: data as SimilarResponse, response })));
}

export const searching = (): void => {
  const { client } = Actor.anonymous();
  let cowId: string;
  beforeAll(async () => {
    cowId = (await photosSeenBy(Actor.anonymous())).get('highland-cow')?.id ?? 'the cow is not published';
  });

  it('finds the cow first by its words', async () => {
    const { items } = await until('the cow is indexed', async () => {
      const found = await ok(searchSearch({ client, query: { q: 'highland cow' } }));
      return found.items.length > 0 && found;
    });

    expect(items[0]?.content?.id).toBe(cowId);
    expect(items.every(({ content }) => content?.status === 'available')).toBe(true);
  });

  it('finds the cow first by a crop of it', async () => {
    const crop = await croppedCow();

    const found = await until('the cow is embedded', async () => {
      const answer = await similarTo(crop);
      return answer.items.length > 0 && answer;
    });

    expect(found.items[0]?.content?.id).toBe(cowId);
    expect(found).toMatchObject({ exact: expect.any(Boolean), plan: expect.anything() });
  });

  it('links the crop to the cow once it is uploaded', async () => {
    const carla = await Actor.contributor();
    const crop = await carla.contribute(await croppedCow(), 'crop.jpg');

    const linked = await until('the crop is compared', async () => {
      const { items } = await ok(duplicatesOfContent({ client: carla.client, path: { id: crop.id } }));
      if (items.some(({ content }) => content.id === cowId)) return true;
      const similar = await ok(searchSimilar({ client: carla.client, body: { contentId: crop.id } }));
      return similar.items[0]?.content?.id === cowId;
    });

    expect(linked).toBe(true);
  });
};
