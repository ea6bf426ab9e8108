import type { Principal } from '@odr/access';
import type { ContentId, UserId } from '@odr/kernel';
import { seedContent } from '@odr/platform/testing';
import { ContentWorld, type Answer } from '../testing/content-world.js';

let world: ContentWorld;
let ada: Principal;

beforeAll(async () => {
  world = await ContentWorld.start();
  ada = await world.person();
});
afterAll(() => world.stop());

const seed = (more: object = {}): Promise<ContentId> =>
  seedContent(world.test, { status: 'pending', userId: ada.userId, ...more });
const preview = (body: object, as = ada): Promise<Answer> => world.send('POST', '/contents/bulk/preview', as, { body });
const apply = (body: object, as = ada): Promise<Answer> => world.send('POST', '/contents/bulk', as, { body });
const undo = (id: string, as = ada): Promise<Answer> => world.send('POST', `/contents/bulk/${id}/undo`, as);
const read = async (id: ContentId, as = ada) => (await world.get(`/contents/${id}`, as)).body;
const outcomes = ({ body }: Answer): string[] => body.items.map(({ outcome }: { outcome: string }) => outcome);

describe('a bulk edit', () => {
  it('says first what it would do, and changes nothing by that', async () => {
    const [open, published, same, byAddress] = [
      await seed({ name: 'a.jpg' }),
      await seed({ status: 'available' }),
      await seed({ license: 'CC-BY-NC-4.0', altText: 'A harvest' }),
      await seed(),
    ];
    const hidden = await seedContent(world.test, { status: 'pending' });
    const strangers = await seedContent(world.test);
    await world.test.asOwner(
      `UPDATE content SET license_url = 'https://creativecommons.org/publicdomain/zero/1.0/' WHERE id = $1`,
      [byAddress],
    );
    const before = await Promise.all([open, published, same, byAddress].map((id) => read(id)));

    const answer = await preview({
      ids: [open, published, same, byAddress, strangers, hidden],
      changes: { license: 'CC BY-NC 4.0', altText: 'A harvest' },
    });

    expect(answer).toMatchObject({
      status: 200,
      body: {
        total: 6,
        counts: { changed: 2, unchanged: 1, refused: 3 },
        backToReview: 1,
        items: [
          { before: { license: 'CC0-1.0', altText: null }, after: { license: 'CC-BY-NC-4.0', altText: 'A harvest' } },
          { outcome: 'changed', warnings: ['license_not_open', 'back_to_review'] },
          { outcome: 'unchanged' },
          { outcome: 'refused', code: 'content.contradictory_license' },
          { outcome: 'refused', code: 'auth.forbidden' },
          { outcome: 'refused', code: 'content.not_found', name: null },
        ],
      },
    });
    expect(await Promise.all([open, published, same, byAddress].map((id) => read(id)))).toEqual(before);
  });

  it('does to each item what it said, and puts everything back', async () => {
    const [first, second] = [await seed({ name: 'one.jpg' }), await seed({ name: 'two.png', status: 'available' })];
    const strangers = await seedContent(world.test);
    const sources = [{ type: 'url', value: 'https://example.org/field' }];
    const edit = {
      ids: [first, strangers, second],
      changes: {
        license: 'CC-BY-4.0',
        authors: [{ name: 'Ada', url: 'https://example.org/ada' }],
        addSources: sources,
        namePattern: 'Harvest {n:2}{ext}',
      },
    };

    const { body: done, status } = await apply(edit);

    expect(status).toBe(201);
    expect(done).toMatchObject({ total: 3, counts: { changed: 2, unchanged: 0, refused: 1 }, undoneAt: null });
    expect(await read(first)).toMatchObject({ name: 'Harvest 01.jpg', license: 'CC-BY-4.0' });
    expect(await read(second)).toMatchObject({ name: 'Harvest 03.png', license: 'CC-BY-4.0', status: 'available' });
    expect((await world.get(`/contents/${first}/sources`, ada)).body.items).toMatchObject(sources);
    const { body: history } = await world.get(`/contents/${first}/events`, ada);
    expect(history.items.at(-1)).toMatchObject({ type: 'updated', payload: { bulkEditId: done.id } });

    const undone = await undo(done.id);

    expect(undone.body).toMatchObject({ counts: { restored: 2 }, undoneAt: expect.any(String) });
    expect(await read(first)).toMatchObject({ name: 'one.jpg', license: 'CC0-1.0' });
    expect((await world.get(`/contents/${first}/sources`, ada)).body.items).toEqual([]);
    expect((await world.get(`/contents/${first}/authors`, ada)).body.items).toEqual([]);
    expect(await undo(done.id)).toMatchObject({ status: 409, body: { code: 'content.bulk_edit_undone' } });
  });

  it('takes back nothing that somebody has edited since, or that is gone', async () => {
    const [kept, edited, elsewhere, gone] = [await seed(), await seed(), await seed(), await seed()];
    const { body } = await apply({ ids: [kept, edited, elsewhere, gone], changes: { altText: 'A field' } });
    await world.send('PATCH', `/contents/${edited}`, ada, { body: { altText: 'A meadow' } });
    await world.send('PATCH', `/contents/${elsewhere}`, ada, { body: { name: 'Other field' } });
    await world.send('DELETE', `/contents/${gone}`, ada);

    const { body: undone } = await undo(body.id);

    expect(undone.items.map(({ undoOutcome }: { undoOutcome: string }) => undoOutcome)).toEqual([
      'restored',
      'edited_since',
      'restored',
      'gone',
    ]);
    expect(await read(edited)).toMatchObject({ altText: 'A meadow' });
    expect(await read(elsewhere)).toMatchObject({ altText: null, name: 'Other field' });
  });

  it('is undone once by two who press at the same time', async () => {
    const ids = await Promise.all([seed(), seed(), seed()]);
    const { body } = await apply({ ids, changes: { altText: 'Twice' } });

    await Promise.all([undo(body.id), undo(body.id)]);

    const { body: undone } = await world.get(`/contents/bulk/${body.id}`, ada);
    expect(undone.counts).toMatchObject({ changed: 3, restored: 3 });
  });

  it('sends back to review what is not openly licensed any more', async () => {
    const id = await seed({ status: 'available' });
    const { body } = await apply({ ids: [id], changes: { license: null } });
    expect(await read(id)).toMatchObject({ status: 'pending', license: null, licenseVerdict: 'unknown' });

    await undo(body.id);
    expect(await read(id)).toMatchObject({ status: 'pending', license: 'CC0-1.0', licenseVerdict: 'open' });
  });

  it('takes one’s own items by where they stand, but not too many', async () => {
    const owner = await world.person();
    const mine = (name: string, more = {}) => seed({ name, userId: owner.userId, ...more });
    await mine('cow 1.jpg');
    await mine('cow 2.jpg', { status: 'available' });
    await mine('owl.jpg');

    const body = { filter: { state: 'waiting', q: 'COW' }, changes: { altText: 'A cow' } };
    expect((await preview(body, owner)).body.items.map(({ name }: { name: string }) => name)).toEqual(['cow 1.jpg']);
    await world.test.asOwner(
      `INSERT INTO content (id, type, name, status, processing_state, sha256, format, size, license_verdict, user_id)
       SELECT gen_random_uuid(), 'image', 'many', 'pending', 'done', md5(n::text), 'png', 1, 'open', $1 FROM generate_series(1, 1000) n`,
      [owner.userId],
    );
    expect(await preview({ filter: {}, changes: { altText: 'All' } }, owner)).toMatchObject({
      status: 422,
      body: { code: 'content.selection_too_large', limit: 1_000 },
    });
  });

  it('gives nothing to a team that is not theirs, and refuses what makes no sense', async () => {
    const id = await seed();
    const team = await world.team();
    expect((await apply({ ids: [id], changes: { teamId: team } })).status).toBe(403);
    for (const body of [
      { ids: [], changes: {} },
      { changes: {} },
      { ids: [id], filter: {}, changes: {} },
      { ids: [id], changes: { namePattern: '{date}' } },
      { ids: [id], changes: { status: 'available' } },
      { ids: [id] },
      { ids: [id], changes: {} },
    ])
      expect(await preview(body)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect((await apply({ ids: [id], changes: {} })).body).toMatchObject({ errors: [{ path: 'changes' }] });
    expect(outcomes(await preview({ ids: [id, id], changes: { license: 'CC0-1.0' } }))).toEqual(['unchanged']);
  });

  it('is nobody else’s business', async () => {
    const { body } = await apply({ ids: [await seed()], changes: { altText: 'Mine' } });
    const stranger = await world.person();

    expect((await world.get(`/contents/bulk/${body.id}`, stranger)).status).toBe(404);
    expect((await undo(body.id, stranger)).body.code).toBe('content.bulk_edit_not_found');
    expect((await world.get('/contents/bulk', stranger)).body.items).toEqual([]);
    const { body: history } = await world.get('/contents/bulk?limit=1', ada);
    expect(history).toMatchObject({
      items: [{ id: body.id, changes: { altText: 'Mine' } }],
      nextCursor: expect.any(String),
    });
  });

  it('follows the team role that one has now', async () => {
    const team = await world.team();
    const mate = await world.person({ teams: [team] });
    const id = await seed({ teamId: team });
    const { body } = await apply({ ids: [id], changes: { altText: 'Ours' } }, mate);
    expect(body.counts).toMatchObject({ changed: 1 });

    const left = { ...mate, teams: [], userId: mate.userId as UserId };
    const { body: undone } = await undo(body.id, left);
    expect(undone.items[0]).toMatchObject({ undoOutcome: 'gone' });
    expect(await read(id)).toMatchObject({ altText: 'Ours' });
  });
});
