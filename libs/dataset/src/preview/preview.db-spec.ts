import { newId } from '@odr/kernel';

import { DatasetWorld } from '../testing/dataset-world.js';

let world: DatasetWorld;
beforeAll(async () => {
  world = await DatasetWorld.start();
});
afterAll(() => world.stop());

const preview = (id: string, body: object) => world.send('POST', `/datasets/${id}/preview`, world.ann, body);
const facet = (body: { facets: { facet: string; most: unknown }[] }, name: string): unknown =>
  body.facets.find((one) => one.facet === name)?.most;

describe('a preview', () => {
  it('says what a release of the same words is made of, and makes none', async () => {
    const pictures = [];
    for (let at = 0; at < 8; at += 1)
      pictures.push(await world.picture({ caption: `Cow ${at}`, width: at < 5 ? 40 : 20, height: 20 }));
    await world.cluster(pictures.slice(0, 3));
    const contentIds = [...pictures, newId(), await world.picture({ status: 'pending' })];
    const wish = { contentIds, sample: { count: 6 }, splits: { train: 50, validation: 20, test: 30 }, seed: 'meadow' };
    const id = await world.dataset();

    const { body } = await preview(id, wish);
    expect((await world.send('GET', `/datasets/${id}/versions`, world.ann)).body.items).toEqual([]);
    const { itemCount, counts } = await world.release(id, wish);

    const record = (name: string): unknown =>
      Object.fromEntries(
        (facet(body, name) as { value: string; count: number }[]).map((one) => [one.value, one.count]),
      );
    expect(body).toMatchObject({ selected: 10, items: itemCount, notSampled: 2, bytes: counts.bytes });
    expect(body.excluded).toEqual({ not_available: 1, not_found: 1 });
    expect(counts.excluded).toEqual(body.excluded);
    expect(record('license')).toEqual(counts.licenses);
    expect(record('aspect')).toEqual(counts.aspects);
    expect(record('format')).toEqual(counts.formats);
    expect(record('split')).toEqual(counts.splits);
    expect(facet(body, 'source')).toEqual([{ value: 'example.org', count: 6 }]);
    expect(facet(body, 'annotation')).toEqual([{ value: 'caption', count: 6 }]);
    expect(body).toMatchObject({ annotations: counts.annotations, annotationsOf: 6 });
    expect(body.pictures).toHaveLength(6);
  });

  it('says what a quota takes away, what the profile refuses, and what would carry all of it', async () => {
    const contentIds = [
      await world.picture({ format: 'png' }),
      await world.picture({ format: 'png' }),
      await world.picture(),
      await world.picture({ license: 'CC-BY-SA-4.0' }),
    ];
    const id = await world.dataset();

    const { body } = await preview(id, { contentIds, sample: { quotas: [{ by: 'format', most: 1 }] } });

    expect(body).toMatchObject({ selected: 4, items: 2, notSampled: 1, excluded: { license_not_in_profile: 1 } });
    expect(body.closestProfile).toEqual(expect.any(String));
    expect(body.quotas).toEqual([
      {
        by: 'format',
        most: 1,
        counts: [
          { value: 'png', found: 2, taken: 1 },
          { value: 'jpeg', found: 1, taken: 1 },
        ],
      },
    ]);
  });

  it('answers zeros for what finds nothing, and is only for those who answer for the dataset', async () => {
    const id = await world.dataset({ visibility: 'public' });

    expect((await preview(id, { query: { q: 'no such cow' } })).body).toMatchObject({ selected: 0, pictures: [] });
    expect((await preview(id, { query: {}, contentIds: [newId()] })).body.code).toBe('dataset.selection_unclear');
    expect((await preview(id, { query: {}, changelog: 'x' })).body.code).toBe('request.invalid');
    const bob = await world.person();
    expect((await world.send('POST', `/datasets/${id}/preview`, bob, {})).body.code).toBe('dataset.not_yours');
  });
});
