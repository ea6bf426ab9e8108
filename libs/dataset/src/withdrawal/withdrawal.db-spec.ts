import { createPublicKey, verify } from 'node:crypto';
import type { ContentStatus } from '@odr/contracts';
import type { ContentId } from '@odr/kernel';

import { DatasetWorld } from '../testing/dataset-world.js';
import { entryHash, FIRST_HASH } from './withdrawal.entry.js';
import { WithdrawalProcessor } from './withdrawal.processor.js';

let world: DatasetWorld;
beforeAll(async () => {
  world = await DatasetWorld.start();
});
afterAll(() => world.stop());

const REMOVE = `WITH author AS (DELETE FROM content_author WHERE content_id = $1), source AS (DELETE FROM content_source WHERE content_id = $1)
  DELETE FROM content WHERE id = $1`;

async function hide(contentId: ContentId, to: ContentStatus): Promise<void> {
  await world.test.asOwner(`UPDATE content SET status = $2 WHERE id = $1`, [contentId, to]);
  const data = { contentId, from: 'available' as const, to };
  await world.get(WithdrawalProcessor).onStatusChanged({ id: 'e', name: 'content.status_changed', data });
}

describe('withdrawals', () => {
  it('are told in a signed chain that names ids and hashes alone', async () => {
    const ids = [await world.picture(), await world.picture(), await world.picture()];
    const id = await world.dataset({ visibility: 'public' });
    const { rootHash } = await world.release(id, { contentIds: ids });
    await hide(ids[0] as ContentId, 'withdrawn');
    await hide(ids[0] as ContentId, 'withdrawn');
    await world
      .get(WithdrawalProcessor)
      .onDeleted({ id: 'e', name: 'content.deleted', data: { contentId: ids[1] as string } });

    const { body } = await world.send('GET', `/datasets/${id}/withdrawals?since=0`);
    expect(body.items).toMatchObject([
      { sequence: 1, contentId: ids[0], reason: 'opt_out', previousHash: FIRST_HASH },
      { sequence: 2, contentId: ids[1], reason: 'deleted' },
    ]);
    expect(JSON.stringify(body)).not.toContain('Ann ');
    for (const [at, { hash, keyId, signature, ...entry }] of body.items.entries()) {
      expect(entryHash(entry)).toBe(hash);
      expect(entry.previousHash).toBe(at === 0 ? FIRST_HASH : body.items[at - 1].hash);
      const { publicKey } = body.keys.find((key: { keyId: string }) => key.keyId === keyId);
      const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
      expect(verify(null, Buffer.from(hash), key, Buffer.from(signature, 'base64'))).toBe(true);
    }
    expect(body.head).toMatchObject({ sequence: 2, hash: body.items[1].hash });
    expect((await world.send('GET', `/datasets/${id}/withdrawals?since=1`)).body.items).toHaveLength(1);

    const gone = await world.send('GET', `/datasets/${id}/versions/1.0.0/items/${ids[0]}`);
    expect(gone).toMatchObject({ status: 410, body: { code: 'dataset_version.item_withdrawn', reason: 'opt_out' } });
    expect((await world.send('GET', `/datasets/${id}/versions/1.0.0/items/${ids[2]}`)).body.contentId).toBe(ids[2]);

    const next = await world.release(id, { successorOf: '1.0.0', bump: 'patch' });
    expect(next).toMatchObject({ version: '1.0.1', itemCount: 2 });
    const proof = await world.send('GET', `/datasets/${id}/versions/1.0.1/proof?contentId=${ids[0]}`);
    expect(proof.body.included).toBe(false);

    const reader = await world.person();
    const word = { sequence: 2, rootHash, pruned: 2 };
    expect((await world.send('POST', `/datasets/${id}/acknowledgements`, reader, word)).status).toBe(201);
    for (const wrong of [
      { ...word, sequence: 3 },
      { ...word, rootHash: 'f'.repeat(64) },
    ])
      expect((await world.send('POST', `/datasets/${id}/acknowledgements`, reader, wrong)).body.code).toBe(
        'dataset.acknowledgement_mismatch',
      );
    const { body: receivers } = await world.send('GET', `/datasets/${id}/receivers`, world.ann);
    expect(receivers.items).toMatchObject([{ userId: reader.userId, downloads: 0, acknowledged: 2 }]);
    expect((await world.send('GET', `/datasets/${id}/receivers`, reader)).status).toBe(403);
  });

  it('tell of who opted out at once, and of what was erased without a word', async () => {
    const ids = [await world.picture(), await world.picture(), await world.picture()];
    const id = await world.dataset({ visibility: 'public' });
    await world.release(id, { contentIds: ids });
    const processor = world.get(WithdrawalProcessor);
    const flagged = (contentId: string, flag: string) =>
      processor.onFlagged({ id: 'e', name: 'content.flagged', data: { contentId, flag, scanner: 'sources' } });
    await flagged(ids[0] as string, 'nsfw');
    await flagged(ids[0] as string, 'opted_out');
    for (const table of ['content_author', 'content_source'])
      await world.test.asOwner(`DELETE FROM ${table} WHERE content_id = $1`, [ids[1]]);
    await world.test.asOwner(`DELETE FROM content WHERE id = $1`, [ids[1]]);

    await processor.sweep();
    await processor.sweep();

    const { body } = await world.send('GET', `/datasets/${id}/withdrawals`);
    expect(body.items).toMatchObject([
      { contentId: ids[0], reason: 'opt_out' },
      { contentId: ids[1], reason: 'erased' },
    ]);
  });

  it('say that an item was erased', async () => {
    const contentId = await world.picture();
    const id = await world.dataset({ visibility: 'public' });
    await world.release(id, { contentIds: [contentId] });
    await world.get(WithdrawalProcessor).onErased({ id: 'e', name: 'content.erased', data: { contentId } });
    const { body } = await world.send('GET', `/datasets/${id}/withdrawals`);
    expect(body.items).toMatchObject([{ contentId, reason: 'erased' }]);
  });

  it.each(['odr_app', 'owner'])('are told when an item is removed for good, whoever does it: %s', async (by) => {
    const [contentId, kept] = [await world.picture(), await world.picture()];
    const id = await world.dataset({ visibility: 'public' });
    await world.release(id, { contentIds: [contentId, kept] });
    const remove = (what: string): Promise<unknown> =>
      by === 'owner' ? world.test.asOwner(REMOVE, [what]) : world.test.db.query(REMOVE, [what]);
    await world.test.db
      .transaction(async () => {
        await world.test.db.query(REMOVE, [kept]);
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    await remove(contentId);

    const told = await world.test.asOwner<{ payload: { contentId: string } }>(
      `SELECT e.payload FROM outbox_event e WHERE e.name = 'content.erased' AND e.payload->>'contentId' = ANY($1)`,
      [[contentId, kept]],
    );
    expect(told).toEqual([{ payload: { contentId } }]);
    for (const { payload: data } of told)
      await world.get(WithdrawalProcessor).onErased({ id: 'e', name: 'content.erased', data });
    const { body } = await world.send('GET', `/datasets/${id}/withdrawals`);
    expect(body.items).toMatchObject([{ contentId, reason: 'erased' }]);
  });

  it('stay in their feed, and the private key stays sealed', async () => {
    await expect(world.test.db.query(`DELETE FROM dataset_withdrawal`)).rejects.toThrow();
    await expect(world.test.db.query(`UPDATE dataset_withdrawal SET reason = 'erased'`)).rejects.toThrow();
    const [key] = await world.test.db.query<{ sealed: string }>(`SELECT sealed FROM dataset_signing_key`);
    expect(key?.sealed).toMatch(/^v1\./);
  });

  it.each(['yesterday', '-1', "0' OR 1=1"])('refuse to begin at %j', async (since) => {
    const id = await world.dataset();
    const answer = await world.send('GET', `/datasets/${id}/withdrawals?since=${encodeURIComponent(since)}`, world.ann);
    expect(answer.status).toBe(400);
  });
});
