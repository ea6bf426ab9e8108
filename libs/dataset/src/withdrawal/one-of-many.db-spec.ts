import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ContentId } from '@odr/kernel';

import { Freezer } from '../version/freezer.js';
import { DatasetWorld } from '../testing/dataset-world.js';
import { WithdrawalProcessor } from './withdrawal.processor.js';

const run = promisify(execFile);
const VERIFIERS = join(import.meta.dirname, '../../verifier');
const ITEMS = 10_000;

/** One item of ten thousand goes, and whoever has the old list can be shown that the new one is without it. */
describe('withdrawing one of 10,000', () => {
  let world: DatasetWorld;
  let folder: string;
  beforeAll(async () => {
    [world, folder] = [await DatasetWorld.start(), await mkdtemp(join(tmpdir(), 'odr-many-'))];
  });
  afterAll(async () => {
    await world.stop();
    await rm(folder, { recursive: true });
  });

  /** Rows without bytes: what is proved here is the list. */
  const fill = (): Promise<{ id: ContentId }[]> =>
    world.test.asOwner<{ id: ContentId }>(
      `INSERT INTO content (id, type, name, status, processing_state, sha256, published_sha256, width, height, format, size, license,
                            license_verdict, user_id)
       SELECT gen_random_uuid(), 'image', 'Cow ' || n, 'available', 'done', encode(sha256(('got ' || n)::bytea), 'hex'),
              encode(sha256(('out ' || n)::bytea), 'hex'), 640, 480, 'jpeg', 1000, 'CC0-1.0', 'open', $1
         FROM generate_series(1, ${ITEMS}) AS n RETURNING id`,
      [world.ann.userId],
    );

  async function released(
    datasetId: string,
    body: object,
  ): Promise<{ version: string; rootHash: string; itemCount: number }> {
    const { body: begun } = await world.send('POST', `/datasets/${datasetId}/versions`, world.ann, body);
    // As the job does: more than a thousand are listed in the background.
    await world.get(Freezer).freeze(begun.id as string);
    return (await world.send('GET', `/datasets/${datasetId}/versions/${begun.version as string}`)).body;
  }

  async function verified(program: 'node' | 'python3', proof: object, root: string): Promise<boolean> {
    const path = join(folder, 'proof.json');
    await writeFile(path, JSON.stringify(proof));
    const verifier = join(VERIFIERS, program === 'node' ? 'verify-dataset.mjs' : 'verify_dataset.py');
    return run(program, [verifier, '--proof', path, root]).then(
      () => true,
      () => false,
    );
  }

  it('is proved to be gone, by both verifiers, which notice what is tampered with', async () => {
    const ids = await fill();
    const gone = ids[4_321]?.id as ContentId;
    const datasetId = await world.dataset({ visibility: 'public' });
    const first = await released(datasetId, { query: {} });
    expect(first.itemCount).toBe(ITEMS);

    await world.test.asOwner(`UPDATE content SET status = 'withdrawn' WHERE id = $1`, [gone]);
    const data = { contentId: gone, from: 'available', to: 'withdrawn' } as const;
    await world.get(WithdrawalProcessor).onStatusChanged({ id: 'e', name: 'content.status_changed', data });
    const next = await released(datasetId, { successorOf: '1.0.0', bump: 'patch' });

    expect(next).toMatchObject({ version: '1.0.1', itemCount: ITEMS - 1 });
    const { body: feed } = await world.send('GET', `/datasets/${datasetId}/withdrawals`);
    expect(feed.items).toMatchObject([{ sequence: 1, contentId: gone, reason: 'opt_out' }]);
    const proofIn = async (version: string) =>
      (await world.send('GET', `/datasets/${datasetId}/versions/${version}/proof?contentId=${gone}`)).body;
    const [before, after] = [await proofIn('1.0.0'), await proofIn('1.0.1')];
    expect([before.included, after.included]).toEqual([true, false]);
    for (const program of ['node', 'python3'] as const) {
      expect(await verified(program, before, first.rootHash)).toBe(true);
      expect(await verified(program, after, next.rootHash)).toBe(true);
      expect(await verified(program, after, first.rootHash)).toBe(false);
      const moved = { ...after, after: { ...after.after, index: after.after.index + 1 } };
      expect(await verified(program, moved, next.rootHash)).toBe(false);
      const hidden = { ...after, before: { ...after.before, line: after.before.line.replace('Cow', 'Bull') } };
      expect(await verified(program, hidden, next.rootHash)).toBe(false);
    }

    const consumer = await world.person();
    const word = { sequence: 1, rootHash: first.rootHash, pruned: 1 };
    expect((await world.send('POST', `/datasets/${datasetId}/acknowledgements`, consumer, word)).status).toBe(201);
    const { body: receivers } = await world.send('GET', `/datasets/${datasetId}/receivers`, world.ann);
    expect(receivers.items).toMatchObject([{ userId: consumer.userId, acknowledged: 1 }]);
  }, 300_000);
});
