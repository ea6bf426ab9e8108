import { SCANNERS } from '@odr/contracts';
import { WIDE_LADDER, photographs } from '@odr/duplicates/testing';
import {
  contentGet,
  moderationApplyBatch,
  moderationClaimItems,
  moderationMyExposure,
  moderationPlanBatch,
  moderationReadBatch,
  moderationReadCluster,
  moderationRecordExposure,
  moderationUndoBatch,
  type ItemResponse,
} from '@odr/sdk';
import sharp from 'sharp';
import { Actor } from '../support/actor.js';
import { ok } from '../support/answers.js';
import { RunningSystem } from '../support/running-system.js';
import { onSystemDatabase } from '../support/system-database.js';
import { until } from '../support/waiting.js';

const CLUSTERS = 12;
const PICTURES = 200;
/** Pictures on the way through the worker at once. */
const WIDTH = 4;
/** A batch waits its turn among all that two hundred verdicts set in motion; how long is told, not demanded. */
const BATCH_MS = 600_000;
/** Looked at in full, once for each cluster. */
const LOOK_MS = 3_000;

/** What is certainly the same picture, by the label that the edit itself has. */
const SAME = new Set(['reencoded', 'resized', 'flipped_or_rotated']);
/** What leaves out or adds something: another statement, so that people look at it. */
const OTHERS = ['crop 20 % at 0.2/0.9', 'letterbox', 'caption below'];

interface Labelled {
  readonly id: string;
  readonly name: string;
}

/** One original with its copies, and with what only looks like one. */
interface Cluster {
  readonly original: Labelled;
  readonly copies: readonly Labelled[];
  readonly others: readonly Labelled[];
}

describe('two hundred near duplicates in twelve clusters', () => {
  let carla: Actor;
  let mina: Actor;
  let clusters: readonly Cluster[];
  let items: ReadonlyMap<string, ItemResponse>;

  beforeAll(async () => {
    // Nothing here asks what the pictures show, and looking for that takes longer than all else together.
    // Nor does anybody sign in again while every pair is compared.
    await RunningSystem.start({ SCANS_OFF: SCANNERS.join(), JWT_ACCESS_SECONDS: '7200' });
    [carla, mina] = await Promise.all([Actor.contributor('Carla Copies'), Actor.moderator('Mina Once')]);
    clusters = await contributed(carla);
    await compared();
    items = await everythingIn(mina);
  }, 3_000_000);
  afterAll(() => RunningSystem.stop(), 60_000);

  const members = ({ original, copies }: Cluster): readonly Labelled[] => [original, ...copies];
  const itemOf = ({ id, name }: Labelled): ItemResponse => {
    const item = items.get(id);
    if (item === undefined) throw new Error(`There is no case about ${name}.`);
    return item;
  };
  const statusOf = async ({ id }: Labelled): Promise<string> =>
    (await ok(contentGet({ client: mina.client, path: { id } }))).status;
  /** Which of these have another status than they should. */
  const unlike = async (status: string, labelled: readonly Labelled[]): Promise<string[]> => {
    const found = await Promise.all(labelled.map(async (one) => ({ ...one, status: await statusOf(one) })));
    return found.filter((one) => one.status !== status).map((one) => `${one.name} is ${one.status}`);
  };
  const settled = async (id: string, state: string) => {
    const startedMs = performance.now();
    const done = await until(
      `the batch is ${state}`,
      async () => {
        const batch = await ok(moderationReadBatch({ client: mina.client, path: { id } }));
        return batch.state === state && batch;
      },
      BATCH_MS,
    );
    const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
    process.stderr.write(`${done.decided} cases ${state} after ${seconds} s\n`);
    return done;
  };
  const carriedOut = async (selection: object, action: 'approve' | 'reject'): Promise<string> => {
    const { client } = mina;
    const { id, planHash } = await ok(moderationPlanBatch({ client, body: { selection, action } }));
    await ok(moderationApplyBatch({ client, path: { id }, body: { planHash } }));
    await settled(id, 'applied');
    return id;
  };
  const verdictOn = (at: number): 'approve' | 'reject' => (at % 2 === 0 ? 'reject' : 'approve');

  it('are cleared with twelve looks, and nothing follows that is not the same picture', async () => {
    const { client } = mina;
    const batches: string[] = [];
    for (const [at, cluster] of clusters.entries()) {
      const { id, leaseToken } = itemOf(cluster.original);
      const views = [{ itemId: id, leaseToken: leaseToken ?? 0, unblurredMs: LOOK_MS }];
      await ok(moderationRecordExposure({ client, body: { views } }));
      batches.push(await carriedOut({ clusterOf: id }, verdictOn(at)));
    }
    for (const [at, cluster] of clusters.entries())
      expect(await unlike(verdictOn(at) === 'reject' ? 'unavailable' : 'available', members(cluster))).toEqual([]);
    expect(
      await unlike(
        'pending',
        clusters.flatMap(({ others }) => others),
      ),
    ).toEqual([]);
    const { days } = await ok(moderationMyExposure({ client }));
    expect(days).toMatchObject([{ cases: CLUSTERS, seconds: (CLUSTERS * LOOK_MS) / 1_000 }]);

    // Each verdict is taken back whole by one undo.
    for (const [at, id] of batches.entries()) {
      await ok(moderationUndoBatch({ client, path: { id } }));
      const size = members(clusters[at] as Cluster).length;
      expect(await settled(id, 'undone')).toMatchObject({ restored: size, kept: 0 });
    }
    expect(await unlike('pending', clusters.flatMap(members))).toEqual([]);
  }, 1_800_000);

  it('are restored by one undo when they were decided at once', async () => {
    const { client } = mina;
    const all = clusters.flatMap(members);
    expect(all).toHaveLength(PICTURES);
    const id = await carriedOut({ itemIds: all.map((one) => itemOf(one).id) }, 'reject');
    expect(await unlike('unavailable', all)).toEqual([]);

    await ok(moderationUndoBatch({ client, path: { id } }));
    expect(await settled(id, 'undone')).toMatchObject({ restored: PICTURES, kept: 0 });
    expect(await unlike('pending', all)).toEqual([]);
  }, 1_800_000);

  /** Until every pair that was found has been laid on each other and clusters are gathered: what follows depends on no luck. */
  async function compared(): Promise<void> {
    const startedMs = performance.now();
    await until(
      'every pair is compared',
      async () => {
        const { rows } = await onSystemDatabase((database) =>
          database.query<{ left: number }>(
            `SELECT ((SELECT count(*) FROM duplicate_pair WHERE compared_by = 0 AND reason IS DISTINCT FROM 'identical')
                   + (SELECT count(*) FROM content WHERE processing_state NOT IN ('done', 'failed'))
                   + (SELECT count(*) FROM job WHERE state <> 'done' AND name LIKE 'duplicates.%'))::integer AS left`,
          ),
        );
        return rows[0]?.left === 0;
      },
      2_400_000,
    );
    const { rows: failed } = await onSystemDatabase((database) =>
      database.query(`SELECT name FROM content WHERE processing_state = 'failed'`),
    );
    expect(failed).toEqual([]);
    process.stderr.write(`all pairs compared after ${Math.round((performance.now() - startedMs) / 1_000)} s more\n`);
    for (const { original, copies } of clusters) {
      const { rows } = await onSystemDatabase((database) =>
        database.query<{ id: string }>(
          `SELECT id FROM moderation_case WHERE subject_id = $1 AND family = 'intake' AND closed_at IS NULL`,
          [original.id],
        ),
      );
      const near = await ok(moderationReadCluster({ client: mina.client, path: { id: rows[0]?.id ?? '' } }));
      const safe = new Set(near.members.filter(({ isSafe }) => isSafe).map(({ contentId }) => contentId));
      const lost = copies.filter(({ id }) => !safe.has(id)).map(({ name }) => name);
      if (lost.length > 0) process.stderr.write(`not known as copies of ${original.name}: ${lost.join(', ')}\n`);
    }
  }
});

/** Uploads all of it, in an order in which no cluster comes together. */
async function contributed(carla: Actor): Promise<readonly Cluster[]> {
  const edits = WIDE_LADDER.filter(({ reason }) => SAME.has(reason));
  const others = WIDE_LADDER.filter(({ name }) => OTHERS.includes(name));
  const pictures = photographs().slice(0, CLUSTERS);
  expect([pictures.length, others.length]).toEqual([CLUSTERS, OTHERS.length]);
  const bytes = await Promise.all(
    pictures.map(async (one) => ({
      name: one.name.replaceAll('/', '-').replace(/\.jpg$/, ''),
      bytes: await sharp(one.bytes).autoOrient().resize(900, 900, { fit: 'inside' }).jpeg({ quality: 92 }).toBuffer(),
    })),
  );
  const copies = PICTURES - CLUSTERS;
  const made = bytes.map(() => ({ copies: [] as Labelled[], others: [] as Labelled[] }));
  const originals: Labelled[] = [];
  const orders = [
    ...bytes.map(({ name }, at) => ({ at, name, edit: undefined, into: originals })),
    ...Array.from({ length: copies }, (_, n) => {
      const [at, edit] = [n % CLUSTERS, edits[Math.floor(n / CLUSTERS)]];
      return { at, name: `${bytes[at]?.name ?? ''}, ${edit?.name ?? ''}`, edit, into: made[at]?.copies };
    }),
    ...others.flatMap((edit) =>
      bytes.map(({ name }, at) => ({ at, name: `${name}, ${edit.name}`, edit, into: made[at]?.others })),
    ),
  ];
  const startedMs = performance.now();
  const waiting = orders.values();
  const lane = async (): Promise<void> => {
    for (const { at, name, edit, into } of waiting) {
      const original = bytes[at]?.bytes ?? Buffer.alloc(0);
      const file = edit ? await edit.apply(original) : original;
      const { id } = await carla.upload(file, `${name.replaceAll(/[^\w.-]+/g, '-')}.jpg`, { name });
      if (into === originals) originals[at] = { id, name };
      else into?.push({ id, name });
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, lane));
  process.stderr.write(`${orders.length} pictures in ${Math.round((performance.now() - startedMs) / 1_000)} s\n`);
  return made.map((cluster, at) => ({ ...cluster, original: originals[at] ?? { id: '', name: '' } }));
}

/** Takes everything that waits, blurred. @returns the items by their contents */
async function everythingIn({ client }: Actor): Promise<ReadonlyMap<string, ItemResponse>> {
  const found = new Map<string, ItemResponse>();
  for (const name of ['pending', 'flagged']) {
    for (;;) {
      const { items } = await ok(
        moderationClaimItems({ client, path: { name }, body: { count: 50, leaseSeconds: 3_600 } }),
      );
      if (items.length === 0) break;
      for (const item of items) found.set(item.subjectId, item);
    }
  }
  return found;
}
