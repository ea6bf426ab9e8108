import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Principal } from '@odr/access';
import { ImportKind } from '@odr/contracts';
import type { ContentId, ImportId } from '@odr/kernel';
import { ImportItemRepository } from './import-item.repository.js';
import { ImportedCaptions, type ArrivedCaptions } from './imported-captions.js';
import { ItemPostponed } from './import.errors.js';
import { ImportReader } from './import.reader.js';
import { OrphanRepository } from '../storage/orphan.repository.js';
import { ImportWorld } from './testing/import-world.js';
import { picture, PictureSource } from './testing/picture-source.js';

describe('importing', () => {
  let world: ImportWorld;
  let ada: Principal;
  let source: PictureSource;
  let folder: string;
  const sources = { current: undefined as PictureSource | undefined };

  beforeAll(async () => {
    // One source for all tests, so that one world does: each test gives it new pictures.
    sources.current = new PictureSource();
    folder = process.cwd();
    world = await ImportWorld.start({ folders: [folder], maxWaiting: 20 }, [sources.current]);
    ada = { ...(await world.person()), role: 'admin' };
    await world.test.asOwner(`UPDATE user_account SET role = 'admin' WHERE id = $1`, [ada.userId]);
    source = sources.current;
  });
  afterAll(() => world.stop());

  let seed = 0;
  beforeEach(() => {
    seed += 1;
    source.pictures = new Map();
    source.listed = [];
    source.opened = [];
    source.beforeOpening = async () => undefined;
    source.whenTaken = undefined;
  });

  const begin = (wish = {}): Promise<ImportId> =>
    world.begin(ada, { kind: ImportKind.Directory, options: { path: folder }, ...wish });

  it('takes in everything once, and the same again adds nothing', async () => {
    await source.add(30, seed);
    const before = await world.contents();

    const first = await begin({ defaults: { license: 'CC0-1.0' } });
    await world.work();
    const second = await begin();
    await world.work();

    expect(await world.read(first)).toMatchObject({
      state: 'done',
      progress: { done: 30, total: 30 },
      counts: { created: 30, duplicate: 0, failed: 0, skipped: 0 },
      processing: 0,
    });
    expect(await world.read(second)).toMatchObject({
      state: 'done',
      counts: { created: 0, duplicate: 30, failed: 0, skipped: 0 },
    });
    const items = await world.items(second);
    expect(items.map(({ contentId }) => contentId)).toEqual((await world.items(first)).map((one) => one.contentId));
    expect(await world.contents()).toBe(before + 30);
  });

  it('lets an item speak before the defaults, also when the word comes late', async () => {
    await source.add(2, seed);
    source.listed.push({ describes: `${seed}-1.png`, description: { altText: 'late', license: 'CC-BY-4.0' } });

    const id = await begin({ defaults: { license: 'CC0-1.0', altText: 'default' } });
    await world.work();

    const rows = await world.test.asOwner(
      `SELECT c.name, c.license, c.alt_text AS "altText" FROM content c JOIN content_import_item i ON i.content_id = c.id
        WHERE i.import_id = $1 ORDER BY i.position`,
      [id],
    );
    expect(rows).toEqual([
      { name: `${seed}-0.png`, license: 'CC0-1.0', altText: 'default' },
      { name: `${seed}-1.png`, license: 'CC-BY-4.0', altText: 'late' },
    ]);
  });

  it('gives each failure a cause, imports the others, and retries by cause', async () => {
    await source.add(4, seed);
    source.pictures.set(`${seed}-1.png`, Buffer.from('no picture at all'));
    source.pictures.delete(`${seed}-2.png`);
    source.listed.push({ key: `${seed}-0.png`, fileName: 'again.png', locator: {} });
    source.listed.push({
      key: 'notes.txt',
      fileName: 'notes.txt',
      locator: {},
      refusal: { outcome: 'skipped', code: 'import.not_an_image', detail: 'A text.' },
    });

    const id = await begin();
    await world.work();
    expect(await world.outcomes(id)).toMatchObject({
      [`${seed}-1.png`]: 'failed content.unsupported_format',
      [`${seed}-2.png`]: 'failed import.missing',
      [`${seed}-3.png`]: 'done',
      'notes.txt': 'skipped import.not_an_image',
    });
    expect(await world.read(id)).toMatchObject({
      state: 'done',
      counts: { created: 2, duplicate: 0, failed: 3, skipped: 1 },
      progress: { done: 6, total: 6 },
    });
    expect((await world.items(id))[4]).toMatchObject({ error: { code: 'import.repeated_name' } });

    source.pictures.set(`${seed}-1.png`, await picture(seed * 1_000 + 501));
    source.pictures.set(`${seed}-2.png`, await picture(seed * 1_000 + 502));
    expect(await world.service.retry(id, 'import.missing', ada)).toBe(1);
    await world.work();
    expect(await world.read(id)).toMatchObject({ state: 'done', counts: { created: 3, failed: 2 } });
    expect(source.opened.filter((key) => key === `${seed}-1.png`)).toHaveLength(1);
  });

  it('lists words that are about nothing that is there, also when listing starts over', async () => {
    await source.add(2, seed);
    const lost = (line: number) => ({
      key: `captions.jsonl line ${line}`,
      fileName: 'captions.jsonl',
      locator: {},
      refusal: { outcome: 'skipped', code: 'import.no_such_picture', detail: 'There is none.' } as const,
    });
    const captions = [{ field: 'graphcap', value: { short_caption: 'A square.' } }];
    source.listed.push({ describes: [`x/${seed}-0.png`, `${seed}-0.png`], captions, otherwise: lost(1) });
    source.listed.push({ describes: ['nowhere.png', 'x/nowhere.png'], captions, otherwise: lost(2) });

    const id = await begin();
    await world.work({ jobs: 1 });
    await world.test.asOwner(`UPDATE content_import SET listed_at = NULL WHERE id = $1`, [id]);
    await world.test.asOwner(
      `UPDATE job SET name = 'import.list' WHERE name = 'import.run' AND payload->>'importId' = $1`,
      [id],
    );
    await world.work();

    expect(await world.outcomes(id)).toEqual({
      [`${seed}-0.png`]: 'done',
      [`${seed}-1.png`]: 'done',
      'captions.jsonl line 2': 'skipped import.no_such_picture',
    });
    expect(await world.read(id)).toMatchObject({ counts: { created: 2, skipped: 1 }, progress: { total: 3 } });
  });

  it('keeps every line of graphcap about a picture, once', async () => {
    await source.add(1, seed);
    const describes = [`${seed}-0.png`, `x/${seed}-0.png`];
    const said = (field: string, value: unknown) => ({ describes, captions: [{ field, value }] });
    source.listed.push(
      said('text', 'A square.'),
      said('graphcap', { short_caption: 'A square.' }),
      said('artcritic', { formal_analysis: 'It is square.' }),
    );
    const id = await begin();
    const relisted = async () => {
      await world.work({ jobs: 1 });
      const [item] = await world.test.asOwner<{ captions: { field: string }[] }>(
        `SELECT captions FROM content_import_item WHERE import_id = $1`,
        [id],
      );
      await world.test.asOwner(`UPDATE content_import SET listed_at = NULL WHERE id = $1`, [id]);
      await world.test.asOwner(
        `UPDATE job SET name = 'import.list' WHERE name = 'import.run' AND payload->>'importId' = $1`,
        [id],
      );
      return item?.captions.map(({ field }) => field);
    };
    expect(await relisted()).toEqual(['text', 'graphcap', 'artcritic']);
    expect((await relisted())?.toSorted()).toEqual(['artcritic', 'graphcap', 'text']);
  });

  it('offers no second try for a name that stays what it is', async () => {
    await source.add(1, seed);
    const refusal = { outcome: 'failed', code: 'import.unsafe_name', detail: 'Rename it.' } as const;
    source.listed.push({ key: '../out.png', fileName: 'out.png', locator: {}, refusal });
    const id = await begin();
    await world.work();

    expect(await world.get(ImportReader).failures(id)).toMatchObject([{ code: 'import.unsafe_name', retriable: 0 }]);
    expect(await world.service.retry(id, undefined, ada)).toBe(0);
    expect(await world.read(id)).toMatchObject({ state: 'done', counts: { created: 1, failed: 1 } });
  });

  it.each([
    ['a zip without entries', Buffer.from(`504b0506${'0'.repeat(36)}`, 'hex')],
    ['a tar without entries', Buffer.alloc(10_240)],
    ['no bytes', Buffer.alloc(0)],
  ])('refuses %s before there is an import of it', async (_what, file) => {
    await expect(world.begin(ada, { kind: ImportKind.Archive }, file)).rejects.toMatchObject({
      code: 'content.empty_file',
    });
  });

  it.each([undefined, {}, { dataset: 'no/such/name' }])(
    'refuses a hub import that names no dataset: %j',
    async (options) => {
      await expect(world.begin(ada, { kind: ImportKind.HuggingFace, options })).rejects.toMatchObject({
        code: 'import.dataset_not_found',
      });
    },
  );

  it('counts what cannot be decoded among the failures, with its cause', async () => {
    await source.add(2, seed);
    const id = await begin();
    await world.work({ isProcessing: false, jobs: 2 });
    expect(await world.read(id)).toMatchObject({ state: 'running', processing: 2, progress: { done: 0, total: 2 } });

    const [item] = await world.items(id);
    await world.test.asOwner(
      `UPDATE content SET processing_state = 'failed', processing_error = '{"code":"content.truncated","detail":"cut off"}' WHERE id = $1`,
      [item?.contentId],
    );
    await world.process();
    await world.work();

    expect(await world.read(id)).toMatchObject({ state: 'done', counts: { created: 1, failed: 1 }, processing: 0 });
    expect((await world.items(id))[0]).toMatchObject({
      state: 'failed',
      contentId: item?.contentId,
      error: { code: 'content.truncated', detail: 'cut off' },
    });
    expect(await world.service.retry(id, undefined, ada)).toBe(0);
  });

  it('waits for processing instead of flooding it', async () => {
    await source.add(50, seed);
    const id = await begin();
    await world.work({ isProcessing: false, jobs: 4 });

    const { state, processing } = await world.read(id);
    expect(state).toBe('running');
    // What is in hand when the limit is reached still comes in.
    expect(processing).toBeGreaterThanOrEqual(20);
    expect(processing).toBeLessThan(30);
    await world.service.cancel(id, ada);
  });

  it('pauses between items, goes on where it was, and cancels for good', async () => {
    await source.add(12, seed);
    source.beforeOpening = async ({ position }) => {
      if (position === 4) await world.service.pause(id, ada);
      if (position > 4) await sleep(400);
    };
    const id = await begin();
    await world.work();

    const paused = await world.read(id);
    expect(paused.state).toBe('paused');
    expect(paused.progress.done).toBeLessThan(12);
    expect(await world.nextJob()).toBeUndefined();

    source.beforeOpening = async () => undefined;
    await world.service.resume(id, ada);
    await world.work();
    expect(await world.read(id)).toMatchObject({ state: 'done', counts: { created: 12 } });

    await source.add(12, seed + 200);
    source.listed = source.listed.slice(12);
    const other = await begin();
    await world.work({ jobs: 1 });
    await world.service.cancel(other, ada);
    await world.work();
    expect(await world.read(other)).toMatchObject({ state: 'cancelled', counts: { created: 0 } });
    await expect(world.service.resume(other, ada)).rejects.toMatchObject({ code: 'import.illegal_transition' });
  });

  it('neither doubles nor loses an item when workers die at any moment', async () => {
    await source.add(40, seed);
    const before = await world.contents();
    const id = await begin();
    let deaths = 0;
    // Dies in the transaction, after the content's row and before the item's: then neither is there.
    source.whenTaken = async () => {
      if ((deaths += 1) % 5 === 0) throw new Error('killed');
    };
    await world.work({ jobs: 2 });
    // And a worker that was believed dead works on beside the one that took over.
    source.whenTaken = undefined;
    const stale = await world.nextJob();
    await world.test.asOwner(
      `UPDATE content_import SET run_until = now() - interval '1 second', run_by = gen_random_uuid()`,
    );
    if (stale) await Promise.all([world.run(stale), world.run(stale)]);
    await world.process();
    await world.service.retry(id, undefined, ada);
    await world.work();

    const [{ count, distinct } = { count: 0, distinct: 0 }] = await world.test.asOwner<{
      count: number;
      distinct: number;
    }>(
      `SELECT count(*)::int AS count, count(DISTINCT content_id)::int AS distinct FROM content_import_item
        WHERE import_id = $1 AND state = 'done'`,
      [id],
    );
    expect({ count, distinct }).toEqual({ count: 40, distinct: 40 });
    expect(await world.contents()).toBe(before + 40);
    expect(await world.read(id)).toMatchObject({ state: 'done', counts: { created: 40, failed: 0 }, processing: 0 });
  });

  it('counts what processing has made of an item once, however many look at the same time', async () => {
    await source.add(30, seed);
    const id = await begin();
    await world.work({ jobs: 2, isProcessing: false });
    await world.process();
    const items = world.get(ImportItemRepository);

    await Promise.all(Array.from({ length: 8 }, () => items.settle(id as ImportId)));

    const { processing, counts } = await world.read(id);
    expect(processing).toBe(0);
    expect(counts.created).toBeGreaterThan(0);
    await world.work();
    expect(await world.read(id)).toMatchObject({ state: 'done', processing: 0 });
  });

  it('gives an item up that takes its worker down again and again', async () => {
    await source.add(3, seed);
    const id = await begin();
    await world.work({ jobs: 1 });
    await world.test.asOwner(`UPDATE content_import_item SET attempts = 10 WHERE import_id = $1 AND position = 1`, [
      id,
    ]);
    await world.work();

    expect((await world.items(id))[1]).toMatchObject({ state: 'failed', error: { code: 'import.gave_up' } });
    expect(await world.stateOf(id)).toBe('done');
  });

  it('tells its pace and what is left of it', async () => {
    await source.add(40, seed);
    const id = await begin();
    await world.work({ jobs: 2 });
    await world.test.asOwner(
      `UPDATE content_import SET paced_at = now() - interval '20 seconds', paced_done = 0 WHERE id = $1`,
      [id],
    );
    await world.work({ jobs: 1, isProcessing: false });

    const { rate, remainingSeconds, progress } = await world.read(id);
    expect(rate).toBeCloseTo(progress.done / 20, 0);
    expect(remainingSeconds).toBeGreaterThan(0);
    await world.work();
    expect(await world.read(id)).toMatchObject({ state: 'done', rate: null, remainingSeconds: null });
  });

  it('leaves an item alone for as long as its source asks', async () => {
    await source.add(3, seed);
    let asked = 0;
    source.beforeOpening = async ({ position }) => {
      if (position === 0 && (asked += 1) === 1) throw new ItemPostponed(60_000);
    };
    const id = await begin();
    await world.work({ jobs: 3 });
    expect(await world.read(id)).toMatchObject({ state: 'running', counts: { created: 2 } });

    await world.test.asOwner(`UPDATE content_import_item SET not_before = now() WHERE import_id = $1`, [id]);
    await world.work();
    expect((await world.items(id))[0]).toMatchObject({ state: 'done', attempts: 1 });
  });

  it('pauses, with a reason, when its contributor could not upload any more', async () => {
    await source.add(3, seed);
    const id = await begin();
    await world.work({ jobs: 1 });
    await world.test.asOwner(`UPDATE user_account SET is_active = false WHERE id = $1`, [ada.userId]);
    await world.work();
    expect(await world.read(id)).toMatchObject({ state: 'paused', error: { code: 'import.contributor_gone' } });

    await world.test.asOwner(`UPDATE user_account SET is_active = true WHERE id = $1`, [ada.userId]);
    await world.service.resume(id, ada);
    await world.work();
    expect(await world.read(id)).toMatchObject({ state: 'done', error: null, counts: { created: 3 } });
  });

  it('hands over captions and evidence in the transaction of the content, for what was here already too', async () => {
    await source.add(2, seed);
    const [first] = source.listed;
    if (first && 'key' in first) source.listed[0] = { ...first, captions: [{ field: 'caption', value: 'a dot\0' }] };
    const arrived: ArrivedCaptions[] = [];
    world.get(ImportedCaptions).register({ keep: async (captions) => void arrived.push(captions) });
    const taken: [ContentId | undefined, boolean][] = [];
    source.whenTaken = async (...one) => void taken.push(one);

    const id = await begin();
    await world.work();
    const again = await begin();
    await world.work();

    const [item] = await world.items(id);
    const words = { contentId: item?.contentId, position: 0, captions: [{ field: 'caption', value: 'a dot\u{fffd}' }] };
    expect(arrived).toMatchObject([
      { importId: id, ...words },
      { importId: again, ...words },
    ]);
    expect(taken.map(([, isNew]) => isNew)).toEqual([true, true, false, false]);
  });

  it('keeps its file while it runs and for a while after, then lets go of it, and of the chance to retry', async () => {
    await source.add(1, seed);
    source.pictures.clear();
    const file = Buffer.from(`file ${seed}`);
    const sha256 = createHash('sha256').update(file).digest('hex');
    const unnamed = (): Promise<string[]> => new OrphanRepository(world.test.db).unnamed('sealed', [sha256]);
    const id = await world.begin(ada, { kind: ImportKind.Directory, options: { path: folder } }, file);
    expect(await unnamed()).toEqual([]);
    await world.work();
    expect(await unnamed()).toEqual([]);
    expect(await world.read(id)).toMatchObject({ state: 'done', canRetry: true, counts: { failed: 1 } });

    await world.test.asOwner(`UPDATE content_import SET files_until = now() - interval '1 second' WHERE id = $1`, [id]);
    expect(await unnamed()).toEqual([sha256]);
    expect(await world.read(id)).toMatchObject({ canRetry: false });
    await expect(world.service.retry(id, undefined, ada)).rejects.toMatchObject({ code: 'import.source_gone' });
  });

  it('stands still when its team is gone, instead of bringing everything in for nobody', async () => {
    await source.add(2, seed);
    const teamId = await world.team();
    await world.test.asOwner(`INSERT INTO team_member (team_id, user_id, role) VALUES ($1, $2, 'owner')`, [
      teamId,
      ada.userId,
    ]);
    const id = await world.begin(
      { ...ada, teams: [{ teamId, role: 'owner' }] },
      { kind: ImportKind.Directory, options: { path: folder }, teamId },
    );
    await world.work({ jobs: 1 });
    await world.test.asOwner(`DELETE FROM team_member WHERE team_id = $1`, [teamId]);
    await world.test.asOwner(`DELETE FROM team WHERE id = $1`, [teamId]);
    await world.work();

    expect(await world.read(id)).toMatchObject({ state: 'paused', teamId: null, error: { code: 'import.team_lost' } });
  });

  it('hides an import from strangers, shows it to the team, and lets its admins change it', async () => {
    await source.add(1, seed);
    const id = await begin();
    const stranger = await world.person();

    await expect(world.service.pause(id, stranger)).rejects.toMatchObject({ code: 'import.not_found' });
    await world.service.cancel(id, ada);
  });
});
