import { newId } from '@odr/kernel';

import { ExportProcessor } from '../export.processor.js';
import { DatasetWorld } from '../testing/dataset-world.js';
import { ReceiverNews } from './receiver-news.js';
import { entryHash } from './withdrawal.entry.js';

const WHY = { reason: 'privacy', statement: 'Some of its pictures were taken in a clinic, without leave.' };

describe('withdrawing a whole version', () => {
  let world: DatasetWorld;
  beforeAll(async () => {
    world = await DatasetWorld.start();
  });
  afterAll(() => world.stop());

  /** A public dataset with versions 1.0.0 and 1.1.0 of two pictures. */
  async function released(): Promise<{ id: string; first: { id: string; rootHash: string }; kept: string }> {
    const [kept, other] = [await world.picture(), await world.picture()];
    const id = await world.dataset({ visibility: 'public' });
    const first = await world.release(id, { contentIds: [kept, other] });
    await world.release(id, { contentIds: [kept] });
    return { id, first, kept };
  }
  const withdraw = (id: string, version: string, body: object = WHY, by = world.ann) =>
    world.send('POST', `/datasets/${id}/versions/${version}/withdraw`, by, body);

  it('answers 410 with the reason at every address of it, and leaves its items in other versions', async () => {
    const { id, kept } = await released();

    const { status, body } = await withdraw(id, '1.0.0');

    expect({ status, withdrawal: body.withdrawal }).toMatchObject({ status: 200, withdrawal: WHY });
    const below = ['', '/manifest', '/card', `/proof?contentId=${kept}`, `/items/${kept}`, '/diff?against=1.1.0'];
    for (const path of below)
      expect(await world.send('GET', `/datasets/${id}/versions/1.0.0${path}`, world.ann)).toMatchObject({
        status: 410,
        body: { code: 'dataset_version.withdrawn', version: '1.0.0', ...WHY, withdrawnAt: body.withdrawal.withdrawnAt },
      });
    expect((await world.send('GET', `/datasets/${id}/versions/1.1.0/items/${kept}`)).status).toBe(200);
    const listed = await world.send('GET', `/datasets/${id}/versions`);
    expect(listed.body.items).toMatchObject([
      { version: '1.1.0', withdrawal: null },
      { version: '1.0.0', withdrawal: WHY },
    ]);
  });

  it('names the version in the signed feed, and counts no item as withdrawn', async () => {
    const { id, first } = await released();

    await withdraw(id, '1.0.0');

    const { body } = await world.send('GET', `/datasets/${id}/withdrawals`);
    expect(body.items).toMatchObject([{ sequence: 1, version: '1.0.0', rootHash: first.rootHash, reason: 'privacy' }]);
    const { hash, keyId, signature, ...entry } = body.items[0];
    expect(entryHash(entry)).toBe(hash);
    expect(JSON.stringify([keyId, signature, entry])).not.toContain('clinic');
    expect((await world.send('GET', `/datasets/${id}`)).body.withdrawals).toBe(0);
    await expect(
      world.test.asOwner(`UPDATE dataset_version_withdrawal SET statement = '' WHERE version_id = $1`, [first.id]),
    ).rejects.toThrow();
  });

  it('is no latest version any more, and none is left when all are gone', async () => {
    const { id } = await released();

    await withdraw(id, '1.1.0');
    expect((await world.send('GET', `/datasets/${id}/versions/latest`)).body.version).toBe('1.0.0');
    expect((await world.send('GET', `/datasets/${id}`)).body.latest.version).toBe('1.0.0');

    await withdraw(id, 'latest');
    expect((await world.send('GET', `/datasets/${id}/versions/latest`)).status).toBe(404);
    expect((await world.send('GET', `/datasets/${id}`)).body.latest).toBeNull();
    expect(await world.release(id, { successorOf: '1.1.0' })).toMatchObject({ version: '1.2.0' });
  });

  it('keeps files that were written before from leaving, and tells whoever has them, once', async () => {
    const { id, first } = await released();
    const reader = await world.person();
    const { body: made } = await world.send('POST', `/datasets/${id}/versions/1.0.0/exports`, reader, {
      format: 'jsonl',
    });
    await world.get(ExportProcessor).write({ data: { exportId: made.id }, progress: () => Promise.resolve() });
    const file = `/exports/${made.id}/files/metadata.jsonl`;
    expect((await world.send('GET', file, reader)).status).toBe(200);

    await withdraw(id, '1.0.0');
    const event = { id: newId<string>(), name: 'dataset.version_withdrawn', data: { versionId: first.id } } as const;
    await world.get(ReceiverNews).onVersionWithdrawn(event);
    await world.get(ReceiverNews).onVersionWithdrawn(event);

    expect(await world.send('GET', file, reader)).toMatchObject({ status: 410, body: WHY });
    const told = await world.test.db.query(`SELECT kind, data FROM notification WHERE user_id = $1`, [reader.userId]);
    expect(told).toMatchObject([{ kind: 'dataset.version_withdrawn', data: { version: '1.0.0', ...WHY } }]);
    const [event_] = await world.test.asOwner<{ name: string }>(
      `SELECT name FROM outbox_event WHERE payload->>'versionId' = $1`,
      [first.id],
    );
    expect(event_?.name).toBe('dataset.version_withdrawn');
  });

  it('is for those who answer for the dataset, with a reason, once, and for what is finished', async () => {
    const { id } = await released();
    const stranger = await world.person();

    expect((await withdraw(id, '1.0.0', WHY, stranger)).status).toBe(403);
    expect((await withdraw(id, '9.0.0')).status).toBe(404);
    for (const wrong of [{}, { ...WHY, reason: 'whim' }, { reason: 'defect', statement: 'bad' }])
      expect((await withdraw(id, '1.0.0', wrong)).status).toBe(400);
    expect((await withdraw(id, '1.0.0', WHY, await world.person('moderator'))).status).toBe(200);
    expect((await withdraw(id, '1.0.0')).body.code).toBe('dataset_version.withdrawn');
    const acts = await world.test.asOwner(
      `SELECT act FROM audit_event WHERE subject_id = $1 AND act LIKE '%withdrawn'`,
      [id],
    );
    expect(acts).toEqual([{ act: 'dataset.version_withdrawn' }]);
  });
});
