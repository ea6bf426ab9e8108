import type { Principal } from '@odr/access';

import { AnnotationWorld } from '../testing/annotation-world.js';

describe('cleaning captions', () => {
  let world: AnnotationWorld;
  let ann: Principal;
  beforeAll(async () => {
    world = await AnnotationWorld.start();
    ann = await world.person();
  });
  afterAll(() => world.stop());

  it('shows what it would do, does it as versions, and takes it back where nobody went on', async () => {
    const bob = await world.person();
    const content = await world.content(ann);
    const caption = await world.shipped('caption');
    const line = (text: string) => ({ contentId: content.id, sourceIds: [caption], annotation: { caption: text } });
    const [first, second] = await world.bulk(
      [line('The image shows a cow.'), line('In this image, a calf.'), line('A hill.')],
      ann,
    );
    await world.bulk([line('This image is old.')], bob);
    const url = `/annotation-cleaning?mode=fixed&contentId=${content.id}`;

    const preview = (await world.get(url, ann)).body;
    expect(preview).toMatchObject({ looked: 4, changed: 2, refused: 1, nextCursor: null });
    expect(preview.items[0]).toMatchObject({
      outcome: 'planned',
      version: 1,
      fields: [{ before: 'The image shows a cow.', after: 'A cow.' }],
    });

    const applied = (await world.post(url, undefined, ann)).body;
    expect(applied.items.map(({ outcome, version, code }) => [outcome, version, code])).toEqual([
      ['cleaned', 2, undefined],
      ['cleaned', 2, undefined],
      ['refused', 1, 'auth.forbidden'],
    ]);
    const versions = (await world.get(`/annotations/${String(first?.['id'])}/versions`, ann)).body.items;
    expect(versions[0]).toMatchObject({ version: 2, cause: 'cleaned', annotation: { caption: 'A cow.' } });

    await world.send(
      'PATCH',
      `/annotations/${String(second?.['id'])}`,
      ann,
      { annotation: { caption: 'A calf!' } },
      { 'if-match': '"2"' },
    );
    const items = applied.items.slice(0, 2).map(({ id, version }) => ({ id, version }));
    const undone = (await world.post('/annotation-cleaning/undo', { items }, ann)).body;
    expect(undone.items.map(({ outcome }) => outcome)).toEqual(['restored', 'edited_since']);
    expect((await world.get(`/annotations/${String(first?.['id'])}`, ann)).body['annotation']).toEqual({
      caption: 'The image shows a cow.',
    });
  });

  it('goes on behind what it has looked at, and refuses what would be left empty', async () => {
    const content = await world.content(ann);
    const caption = await world.shipped('caption');
    await world.bulk(
      ['The image is ', 'The image is old.'].map((text) => ({
        contentId: content.id,
        sourceIds: [caption],
        annotation: { caption: text },
      })),
      ann,
    );
    const url = `/annotation-cleaning?mode=parity&limit=1&contentId=${content.id}`;
    const first = (await world.post(url, undefined, ann)).body;
    expect(first.items).toMatchObject([{ outcome: 'refused', code: 'annotation.schema_violation' }]);
    const next = (await world.post(`${url}&cursor=${String(first['nextCursor'])}`, undefined, ann)).body;
    expect(next.items).toMatchObject([{ outcome: 'cleaned', fields: [{ after: 'old.' }] }]);
    expect((await world.get('/annotation-cleaning?mode=best', ann)).status).toBe(400);
  });
});
