import { DatasetWorld, type Answer } from '../testing/dataset-world.js';
import { WithdrawalService } from '../withdrawal/withdrawal.service.js';

let world: DatasetWorld;
beforeAll(async () => {
  world = await DatasetWorld.start();
});
afterAll(() => world.stop());

const get = async (url: string): Promise<Answer['body']> => (await world.send('GET', url, world.ann)).body;

describe('two versions', () => {
  it('differ in what was added, removed, said and licensed', async () => {
    const [stays, goes, comes, says, changes] = [
      await world.picture(),
      await world.picture({ name: 'Old cow' }),
      await world.picture(),
      await world.picture(),
      await world.picture({ license: 'CC0-1.0' }),
    ];
    const id = await world.dataset();
    await world.release(id, { contentIds: [stays, goes, says, changes] });
    await world.annotate(says, { caption: 'A cow' });
    await world.test.asOwner(`UPDATE content SET license = 'CC-BY-4.0' WHERE id = $1`, [changes]);
    await world.release(id, { contentIds: [stays, comes, says, changes] });
    const diff = (more = '') => get(`/datasets/${id}/versions/1.1.0/diff?against=1.0.0${more}`);

    const all = await diff();
    expect(all).toMatchObject({ added: 1, removed: 1, changed: 2, relicensed: 1 });
    expect(all.items).toHaveLength(4);
    expect((await diff('&change=added')).items).toMatchObject([{ contentId: comes, licenseBefore: null }]);
    expect((await diff('&change=removed')).items).toMatchObject([{ contentId: goes, name: 'Old cow', license: null }]);
    expect((await diff('&change=relicensed')).items).toMatchObject([
      { contentId: changes, change: 'changed', license: 'CC-BY-4.0', licenseBefore: 'CC0-1.0' },
    ]);
    const page = await diff('&change=changed&limit=1');
    expect(page.items).toMatchObject([
      { contentId: says, members: ['annotations'], annotations: 1, annotationsBefore: 0 },
    ]);
    const next = await diff(`&change=changed&limit=1&cursor=${page.nextCursor as string}`);
    expect(next).toMatchObject({ items: [{ contentId: changes }], nextCursor: null });
    expect((await diff('&change=moved')).code).toBe('request.invalid');
  });

  it('say what stayed out by its reason, what was withdrawn since, and what they are', async () => {
    const [open, alike, hidden] = [
      await world.picture(),
      await world.picture({ license: 'CC-BY-SA-4.0' }),
      await world.picture({ status: 'delisted' }),
    ];
    const id = await world.dataset({ visibility: 'public' });
    await world.release(id, { contentIds: [open, alike, hidden], leavesOut: true });
    const url = `/datasets/${id}/versions/1.0.0`;

    expect((await get(`${url}/exclusions?code=not_available`)).items).toEqual([
      { contentId: hidden, code: 'not_available' },
    ]);
    expect((await get(`${url}/exclusions?contentId=${alike}`)).items).toMatchObject([{ contentId: alike }]);
    expect((await get(`${url}/exclusions?code=lost`)).code).toBe('request.invalid');
    expect((await get(url)).withdrawn).toBe(0);
    await world.get(WithdrawalService).withdraw(open, 'takedown');
    expect((await get(url)).withdrawn).toBe(1);
    await world.release(id, { contentIds: [await world.picture()] });
    for (const version of ['1.0.0', '1.1.0'])
      expect(await world.send('GET', `/datasets/${id}/versions/${version}/items/${open}`)).toMatchObject({
        status: 410,
        body: { reason: 'takedown', sequence: 1 },
      });
    const card = await world.send('GET', `${url}/card`, world.ann);
    expect(card.headers['content-type']).toMatch(/^text\/markdown/);
    expect(card.text).toContain('1 items of this version have been withdrawn');
  });
});
