import type { Principal } from '@odr/access';
import type { ContentId } from '@odr/kernel';
import { seedContent } from '@odr/platform/testing';
import { ModerationWorld } from '../testing/moderation-world.js';
import { BatchProcessor } from './batch.processor.js';
import { BatchRepository } from './batch.repository.js';
import { BatchRunner } from './batch.runner.js';
import { BatchService } from './batch.service.js';

type Body = Record<string, unknown>;

describe('batches of decisions', () => {
  let world: ModerationWorld;
  let mina: Principal;
  let omar: Principal;
  let processor: BatchProcessor;
  beforeAll(async () => {
    world = await ModerationWorld.start();
    [mina, omar] = [await world.person(), await world.person()];
    processor = new BatchProcessor(world.get(BatchRunner), world.get(BatchService), world.get(BatchRepository));
  });
  afterAll(() => world.stop());

  /** Contents that wait, with the ids of their cases. */
  const waiting = async (count: number): Promise<{ content: ContentId; item: string }[]> => {
    const contents: ContentId[] = [];
    for (let made = 0; made < count; made += 1) contents.push(await world.waiting());
    const rows = await world.test.db.query<{ content: ContentId; item: string }>(
      `SELECT subject_id AS content, id AS item FROM moderation_case WHERE subject_id = ANY($1::uuid[]) ORDER BY id`,
      [contents],
    );
    return rows;
  };
  const plan = (selection: Body, more: Body = {}, who = mina): ReturnType<ModerationWorld['call']> =>
    world.call(who, 'POST', 'moderation/batches', { selection, action: 'reject', ...more });
  const apply = (batch: Body, who = mina): ReturnType<ModerationWorld['call']> =>
    world.call(who, 'POST', `moderation/batches/${String(batch['id'])}/apply`, { planHash: batch['planHash'] });
  const undo = (batch: Body, who = mina): ReturnType<ModerationWorld['call']> =>
    world.call(who, 'POST', `moderation/batches/${String(batch['id'])}/undo`);
  const run = (batch: Body): Promise<void> => processor.run({ data: { batchId: String(batch['id']) } });
  const read = async (batch: Body): Promise<Body> =>
    (await world.call(mina, 'GET', `moderation/batches/${String(batch['id'])}`)).body;
  const items = async (batch: Body, query = ''): Promise<readonly Body[]> =>
    (await world.call(mina, 'GET', `moderation/batches/${String(batch['id'])}/items?limit=200${query}`)).body.items;
  const statuses = (all: readonly { content: ContentId }[]): Promise<unknown[]> =>
    Promise.all(all.map(({ content }) => world.statusOf(content)));

  it('says what would happen, does just that, and takes it back', async () => {
    const all = await waiting(4);
    const [, held, unlicensed] = all;
    await world.claim(omar, held?.content ?? '');
    await world.test.asOwner(`UPDATE content SET license_verdict = 'unknown' WHERE id = $1`, [unlicensed?.content]);

    const planned = await plan({ itemIds: all.map(({ item }) => item) }, { action: 'approve' });
    expect(planned).toMatchObject({
      status: 201,
      body: {
        state: 'planned',
        total: 2,
        done: 0,
        steps: [{ from: 'pending', to: 'available', count: 2 }],
        excluded: [
          { reason: 'held', count: 1 },
          { reason: 'license_not_open', count: 1 },
        ],
      },
    });
    expect(await statuses(all)).toEqual(['pending', 'pending', 'pending', 'pending']);

    expect(await apply(planned.body)).toMatchObject({ status: 202, body: { state: 'applying' } });
    await run(planned.body);
    expect(await read(planned.body)).toMatchObject({ state: 'applied', decided: 2, skipped: 0 });
    expect(await statuses(all)).toEqual(['available', 'pending', 'pending', 'available']);

    expect(await undo(planned.body, omar)).toMatchObject({ status: 202, body: { state: 'undoing' } });
    await run(planned.body);
    expect(await read(planned.body)).toMatchObject({ state: 'undone', restored: 2, kept: 0 });
    expect(await statuses(all)).toEqual(['pending', 'pending', 'pending', 'pending']);
    expect(await undo(planned.body)).toMatchObject({ status: 409, body: { code: 'moderation.batch_state' } });
  });

  it('is refused when the world has changed, and names what', async () => {
    const all = await waiting(2);
    const planned = await plan({ itemIds: all.map(({ item }) => item) });
    await world.decide(omar, [await world.claim(omar, all[0]?.content ?? '')], 'approve');

    expect(await apply(planned.body)).toMatchObject({
      status: 409,
      body: { code: 'moderation.batch_changed', itemIds: [all[0]?.item] },
    });
    expect(await read(planned.body)).toMatchObject({ state: 'planned', done: 0 });
    expect(await apply({ ...planned.body, planHash: '0'.repeat(64) })).toMatchObject({ status: 409 });
    expect(await apply(planned.body, omar)).toMatchObject({ status: 404 });
  });

  it('passes over what changes while it is applied, and lists it', async () => {
    const all = await waiting(3);
    const planned = await plan({ itemIds: all.map(({ item }) => item) });
    await apply(planned.body);
    await world.claim(omar, all[1]?.content ?? '');
    await world.test.asOwner(`UPDATE content SET status = 'delisted' WHERE id = $1`, [all[2]?.content]);
    await run(planned.body);

    expect(await statuses(all)).toEqual(['unavailable', 'pending', 'delisted']);
    const skipped = await items(planned.body, '&outcome=changed_since');
    expect(skipped.map(({ itemId }) => itemId)).toEqual([all[1]?.item, all[2]?.item]);
  });

  it('leaves to others, when it is undone, what they have changed since', async () => {
    const all = await waiting(3);
    const planned = await plan({ itemIds: all.map(({ item }) => item) });
    await apply(planned.body);
    await run(planned.body);
    await world.test.asOwner(`UPDATE content SET status = 'available' WHERE id = $1`, [all[1]?.content]);

    await undo(planned.body);
    await run(planned.body);

    expect(await read(planned.body)).toMatchObject({ state: 'undone', restored: 2, kept: 1 });
    expect(await statuses(all)).toEqual(['pending', 'available', 'pending']);
    expect(await items(planned.body, '&undoOutcome=changed_since')).toMatchObject([{ itemId: all[1]?.item }]);
  });

  it('goes on where it was when it died, and decides nothing twice', async () => {
    const all = await waiting(60);
    const planned = await plan({ itemIds: all.map(({ item }) => item) });
    await apply(planned.body);
    const runner = world.get(BatchRunner);
    const id = String(planned.body['id']) as never;
    await runner.step(id);
    // The process dies in the middle of a piece: all of it is gone, nothing of it is half done.
    await expect(
      world.test.db.transaction(async () => {
        await runner.step(id);
        throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    expect(await read(planned.body)).toMatchObject({ state: 'applying', decided: 25 });

    await world.test.asOwner(`UPDATE moderation_batch SET updated_at = now() - interval '1 hour' WHERE id = $1`, [id]);
    await world.test.asOwner(`DELETE FROM job WHERE name = 'moderation.run_batch'`);
    await processor.tend();
    const [job] = await world.test.asOwner<{ payload: Body }>(
      `SELECT payload FROM job WHERE name = 'moderation.run_batch'`,
    );
    expect(job?.payload).toEqual({ batchId: id });
    // Two workers have the job at once.
    await Promise.all([run(planned.body), run(planned.body)]);

    expect(await read(planned.body)).toMatchObject({ state: 'applied', decided: 60, skipped: 0 });
    const [counted] = await world.test.db.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM moderation_decision WHERE case_id = ANY($1::uuid[])`,
      [all.map(({ item }) => item)],
    );
    expect(counted?.count).toBe(60);
  }, 30_000);

  it('refuses one that cannot be decided like that, and goes on with the others', async () => {
    const all = await waiting(3);
    const planned = await plan({ itemIds: all.map(({ item }) => item) });
    await apply(planned.body);
    // Deleted, which its case has not been told yet.
    await world.test.asOwner(`UPDATE content SET deleted_at = now() WHERE id = $1`, [all[1]?.content]);
    await run(planned.body);

    expect(await read(planned.body)).toMatchObject({ state: 'applied', decided: 2, skipped: 1 });
  });

  it('stops when whoever asked for it may not decide any more, or when it is undone', async () => {
    const [gone, all] = [await world.person(), await waiting(2)];
    const planned = await plan({ itemIds: all.map(({ item }) => item) }, {}, gone);
    await apply(planned.body, gone);
    await world.test.asOwner(`UPDATE user_account SET is_active = false WHERE id = $1`, [gone.userId]);
    await run(planned.body);
    expect(await read(planned.body)).toMatchObject({ state: 'failed', decided: 0 });

    const again = await plan({ itemIds: all.map(({ item }) => item) });
    await apply(again.body);
    await undo(again.body);
    await run(again.body);
    expect(await read(again.body)).toMatchObject({ state: 'undone', decided: 0 });
    await world.test.asOwner(
      `UPDATE moderation_batch SET state = 'applied', undo_until = now() - interval '1 second' WHERE id = $1`,
      [again.body['id']],
    );
    expect(await undo(again.body)).toMatchObject({ status: 409, body: { code: 'moderation.batch_too_late' } });
  });

  it('forgets plans that nobody has applied within a day, and nothing that was done', async () => {
    const all = await waiting(2);
    const [old, fresh, done] = [
      await plan({ itemIds: [all[0]?.item] }),
      await plan({ itemIds: [all[0]?.item] }),
      await plan({ itemIds: [all[1]?.item] }),
    ];
    await apply(done.body);
    await run(done.body);
    await world.test.asOwner(
      `UPDATE moderation_batch SET created_at = now() - interval '25 hours' WHERE id = ANY($1::uuid[])`,
      [[old.body['id'], done.body['id']]],
    );
    // Late by an hour, and the job has not come by yet.
    expect(await apply(old.body)).toMatchObject({ status: 404 });

    await processor.forgetPlans();

    const path = (batch: Body): string => `moderation/batches/${String(batch['id'])}`;
    expect(await world.call(mina, 'GET', path(old.body))).toMatchObject({ status: 404 });
    expect(await read(fresh.body)).toMatchObject({ state: 'planned' });
    expect(await read(done.body)).toMatchObject({ state: 'applied', decided: 1 });
    expect(
      await world.test.db.query(`SELECT FROM moderation_batch_item WHERE batch_id = $1`, [old.body['id']]),
    ).toEqual([]);
  });

  it('takes a queue, with or without a finding', async () => {
    const queue = await world.queue('batched');
    const cases = await world.seedCases(3, queue);
    await world.test.asOwner(
      `UPDATE moderation_case SET findings = '[{"flag":"spam","scanner":"x","score":1}]' WHERE id = $1`,
      [cases[0]],
    );
    expect((await plan({ queue })).body).toMatchObject({ total: 3 });
    expect((await plan({ queue, flag: 'spam' })).body).toMatchObject({ total: 1 });
  });

  it('refuses what makes no sense', async () => {
    const [one] = await waiting(1);
    expect(await plan({})).toMatchObject({ status: 400 });
    expect(await plan({ queue: 'pending', itemIds: [one?.item] })).toMatchObject({ status: 400 });
    expect(await plan({ itemIds: [one?.item], flag: 'nsfw' })).toMatchObject({ status: 400 });
    expect(await plan({ itemIds: [one?.item] }, { action: 'escalate' })).toMatchObject({ status: 400 });
    expect(await plan({ itemIds: [one?.item] }, {}, await world.person('contributor'))).toMatchObject({ status: 403 });
  });

  describe('about what is the same picture', () => {
    /** Says how two contents are near. */
    const pair = (a: string, b: string, reason: string | null, bits: number): Promise<unknown> =>
      world.test.asOwner(
        `INSERT INTO duplicate_pair (first_id, second_id, kind, distance, reason, evidence)
         VALUES (least($1, $2)::uuid, greatest($1, $2)::uuid, 'near_duplicate', $4::integer, $3, jsonb_build_object('bits', $4::integer))`,
        [a, b, reason, bits],
      );

    it('follows copies and small edits, leaves the rest to people, and goes back as one', async () => {
      const [judged, resized, turned, captioned, cropped, uncompared, alike] = await waiting(7);
      const at = (one: { content: ContentId } | undefined): string => one?.content ?? '';
      await pair(at(judged), at(resized), 'resized', 24);
      await pair(at(judged), at(turned), 'flipped_or_rotated', 2);
      await pair(at(judged), at(captioned), 'captioned', 2);
      await pair(at(judged), at(cropped), 'cropped', 8);
      await pair(at(judged), at(uncompared), null, 0);
      await world.test.asOwner(
        `INSERT INTO duplicate_pair (first_id, second_id, kind, distance) VALUES (least($1, $2)::uuid, greatest($1, $2)::uuid, 'similar', 0.1)`,
        [at(judged), at(alike)],
      );

      const cluster = await world.call(mina, 'GET', `moderation/items/${judged?.item ?? ''}/cluster`);
      expect(cluster.body).toMatchObject({ contentId: at(judged), followers: 2, suggestion: null });
      expect((cluster.body['members'] as Body[]).map(({ isSafe }) => isSafe)).toEqual([
        false,
        true,
        false,
        false,
        true,
      ]);

      const planned = await plan({ clusterOf: judged?.item });
      expect(planned.body).toMatchObject({
        total: 3,
        representativeId: at(judged),
        excluded: [{ reason: 'different_picture', count: 4 }],
      });
      await apply(planned.body);
      await run(planned.body);
      expect(
        await statuses(
          [judged, resized, turned, captioned, cropped, uncompared].map((one) => ({ content: at(one) as ContentId })),
        ),
      ).toEqual([...['unavailable', 'unavailable', 'unavailable', 'pending', 'pending', 'pending']]);

      // What comes later is told what was decided, and nothing more.
      const [late] = await waiting(1);
      await pair(at(judged), at(late), 'reencoded', 0);
      const shown = await world.call(mina, 'GET', `moderation/items/${late?.item ?? ''}/cluster`);
      expect(shown.body['suggestion']).toMatchObject({ contentId: at(judged), action: 'reject', reason: 'reencoded' });
      expect(await world.statusOf(at(late) as ContentId)).toBe('pending');

      await undo(planned.body);
      await run(planned.body);
      expect(await read(planned.body)).toMatchObject({ state: 'undone', restored: 3, kept: 0 });
      const after = await world.call(mina, 'GET', `moderation/items/${late?.item ?? ''}/cluster`);
      expect(after.body['suggestion']).toBeNull();
    });

    it('does not follow what is unsafe with the shorter way either', async () => {
      const [judged, resized, captioned] = await waiting(3);
      await pair(judged?.content ?? '', resized?.content ?? '', 'resized', 2);
      await pair(judged?.content ?? '', captioned?.content ?? '', 'captioned', 2);
      const item = await world.claim(mina, judged?.content ?? '');

      const answer = await world.decide(mina, [item], 'reject', { applyToDuplicates: true });
      const [plan] = answer.body['duplicates'] as Body[];
      expect(plan).toMatchObject({ itemId: item.id, total: 1 });
      const copies = { id: plan?.['batchId'], planHash: plan?.['planHash'] };
      expect(await statuses([judged, resized, captioned].flatMap((one) => one ?? []))).toEqual([
        ...['unavailable', 'pending', 'pending'],
      ]);

      expect(await apply(copies)).toMatchObject({ status: 202 });
      await run(copies);
      expect(await statuses([judged, resized, captioned].flatMap((one) => one ?? []))).toEqual([
        ...['unavailable', 'unavailable', 'pending'],
      ]);
      await undo(copies);
      await run(copies);
      expect(await statuses([judged, resized].flatMap((one) => one ?? []))).toEqual(['unavailable', 'pending']);
    });

    it('knows no cluster of what is absent or an annotation', async () => {
      const content = await seedContent(world.test);
      expect(await world.call(mina, 'GET', `moderation/items/${content}/cluster`)).toMatchObject({ status: 404 });
    });
  });
});
