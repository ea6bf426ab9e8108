import type { PairReason } from '@odr/contracts';
import { newId, type ContentId, type UserId } from '@odr/kernel';
import { Outbox, SharedCache } from '@odr/platform';
import { TeamContentApp, type Someone } from '@odr/content/testing';
import { seedAnnotation, seedContent } from '@odr/platform/testing';
import { Global, Module } from '@nestjs/common';
import { Gatherer } from '../cluster/gatherer.js';
import { ClusterRepository } from '../cluster/cluster.repository.js';
import { DuplicatesHttpModule } from '../duplicates-http.module.js';

/** Embeddings ask it; nothing here asks embeddings. */
@Global()
@Module({ providers: [{ provide: SharedCache, useValue: {} }], exports: [SharedCache] })
class NoCache {}

describe('resolving clusters of duplicates', () => {
  let app: TeamContentApp;
  let gatherer: Gatherer;
  let [mina, omar]: Someone[] = [];
  let moderator: Pick<Someone, 'token'>;
  beforeAll(async () => {
    app = await TeamContentApp.start(NoCache, DuplicatesHttpModule);
    const { db } = app.auth.test;
    gatherer = new Gatherer(db, new ClusterRepository(db), new Outbox(db));
    mina = await app.auth.signedUp('mina@example.org');
    omar = await app.auth.signedUp('omar@example.org');
    moderator = await app.auth.administrator();
  });
  afterAll(() => app?.stop());
  beforeEach(() => app.auth.test.asOwner('TRUNCATE content, duplicate_cluster CASCADE'));

  const item = (of: Someone | undefined, name?: string): Promise<ContentId> =>
    seedContent(app.auth.test, { userId: of?.id as UserId, status: 'pending', name });
  const pair = async (a: ContentId, b: ContentId, reason: PairReason = 'reencoded'): Promise<void> => {
    await app.auth.test.db.query(
      `INSERT INTO duplicate_pair (first_id, second_id, kind, distance, reason, compared_by)
       VALUES (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), 'near_duplicate', 2, $3, 1)`,
      [a, b, reason],
    );
  };
  /** Copies of one picture, each of each. */
  const copies = async (owners: (Someone | undefined)[]): Promise<ContentId[]> => {
    const ids: ContentId[] = [];
    for (const owner of owners) ids.push(await item(owner));
    for (const [at, a] of ids.entries()) for (const b of ids.slice(at + 1)) await pair(a, b);
    await gatherer.gather(ids[0] as ContentId);
    return ids;
  };
  const call = (method: 'GET' | 'POST', path: string, who: Pick<Someone, 'token'> | undefined, body?: object) =>
    app.auth.call(method, path, { token: who?.token, body });
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const clusters = async (who: Pick<Someone, 'token'> | undefined, query = ''): Promise<any[]> =>
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    (await call('GET', `/duplicates/clusters${query}`, who)).body['items'] as any[];
  const actsAbout = (id: unknown): Promise<unknown[]> =>
    app.auth.test.db.query(
      `SELECT act, actor_id AS actor, details FROM audit_event WHERE subject_type = 'resolution' AND subject_id = $1 ORDER BY seq`,
      [id],
    );
  const resolve = async (who: Pick<Someone, 'token'> | undefined, decision: object) => {
    const [cluster] = await clusters(who);
    return call('POST', `/duplicates/clusters/${cluster.id}/resolve`, who, { version: cluster.version, ...decision });
  };

  it('shows them to their owners and to moderators, nobody else', async () => {
    await copies([mina, mina, mina]);
    await copies([mina, omar]);

    expect(await clusters(mina)).toMatchObject([{ size: 3, reasons: ['reencoded'] }]);
    expect(await clusters(omar)).toEqual([]);
    expect(await clusters(moderator)).toHaveLength(2);
    expect(await clusters(moderator, '?minSize=3')).toHaveLength(1);
    expect(await clusters(moderator, '?reason=cropped')).toEqual([]);
    const [first] = await clusters(moderator, '?limit=1');
    expect((await call('GET', `/duplicates/clusters/${first.id}`, mina)).status).toBe(404);
    expect((await call('GET', '/duplicates/clusters', undefined)).status).toBe(401);
  });

  it('merges what was known of all into the one that stays, and takes it all back', async () => {
    const { test } = app.auth;
    const [a, b, c] = (await copies([mina, mina, mina])) as [ContentId, ContentId, ContentId];
    const said = [
      await seedAnnotation(test, b, { caption: 'A cow' }),
      await seedAnnotation(test, c, { caption: 'A cow' }),
    ];
    await seedAnnotation(test, a, { caption: 'Grass' });
    for (const [id, value] of [
      [a, 'https://example.org/a'],
      [b, 'https://example.org/b'],
      [c, 'https://example.org/b'],
    ])
      await test.db.query(`INSERT INTO content_source (content_id, position, type, value) VALUES ($1, 0, 'url', $2)`, [
        id,
        value,
      ]);
    const seen = async (id: ContentId): Promise<unknown> =>
      test.db.query(
        `SELECT ARRAY(SELECT s.value FROM content_source s WHERE s.content_id = c.id ORDER BY s.position) AS sources,
                (SELECT count(*)::int FROM annotation n WHERE n.content_id = c.id) AS annotations, c.deleted_at IS NULL AS "isHere"
         FROM content c WHERE c.id = $1`,
        [id],
      );

    const setsOf = async (id: ContentId): Promise<number> =>
      (await test.db.query(`SELECT set_id FROM content_set_item WHERE content_id = $1`, [id])).length;
    const [herd, other] = [newId<string>(), newId<string>()];
    await test.db.query(
      `INSERT INTO content_set (id, name, visibility, user_id) VALUES ($1, 'Herd', 'private', $3), ($2, 'Other', 'private', $3)`,
      [herd, other, mina?.id],
    );
    await test.db.query(
      `INSERT INTO content_set_item (set_id, content_id) VALUES ($1, $3), ($1, $4), ($2, $4), ($2, $5)`,
      [herd, other, a, b, c],
    );

    const [before] = await clusters(mina);
    const { status, body } = await resolve(mina, { keep: [a], remove: [b, c] });

    expect(status).toBe(200);
    expect(body).toMatchObject({ kept: [a], removed: [b, c], merged: [{ keeperId: a, annotations: 1, sources: 1 }] });
    expect(await seen(a)).toEqual([
      { sources: ['https://example.org/a', 'https://example.org/b'], annotations: 2, isHere: true },
    ]);
    expect(await seen(c)).toMatchObject([{ annotations: 1, isHere: false }]);
    expect(await clusters(mina)).toEqual([]);
    expect(await setsOf(a)).toBe(2);

    const undone = await call('POST', `/duplicates/resolutions/${String(body['id'])}/undo`, mina);

    expect(undone.status).toBe(204);
    expect(await seen(a)).toEqual([{ sources: ['https://example.org/a'], annotations: 1, isHere: true }]);
    expect(await seen(b)).toMatchObject([{ annotations: 1, isHere: true }]);
    expect(said).toHaveLength(2);
    expect([await setsOf(a), await setsOf(b)]).toEqual([1, 2]);
    // The same cluster, for whoever has its page open.
    expect(await clusters(mina)).toMatchObject([{ id: before.id, size: 3 }]);
    expect((await call('POST', `/duplicates/resolutions/${String(body['id'])}/undo`, mina)).body).toMatchObject({
      code: 'duplicate.not_undoable',
    });
    expect(await actsAbout(body['id'])).toEqual([
      {
        act: 'duplicate.resolved',
        actor: mina?.id,
        details: expect.objectContaining({ kept: 1, removed: 2, toldApart: 0 }),
      },
      { act: 'duplicate.resolution_undone', actor: mina?.id, details: { restored: 2 } },
    ]);
  });

  it('never proposes again what people have told apart, or kept side by side', async () => {
    const [a, b, c] = (await copies([mina, mina, mina])) as [ContentId, ContentId, ContentId];

    await resolve(mina, { keep: [a, b], remove: [c], notDuplicates: [[b, a]] });
    for (const id of [a, b, c, a]) await gatherer.gather(id);

    expect(await clusters(moderator)).toEqual([]);
    const d = await item(mina);
    await pair(a, d);
    await pair(b, d);
    await gatherer.gather(d);
    // Both are copies of the new one, but not of each other: only one of them can be with it.
    expect(await clusters(mina)).toMatchObject([{ size: 2 }]);
  });

  it('refuses a decision about what has changed, or that leaves someone out', async () => {
    const [a, b, c] = (await copies([mina, mina, mina])) as [ContentId, ContentId, ContentId];
    expect((await resolve(mina, { keep: [a], remove: [b] })).body).toMatchObject({
      code: 'duplicate.incomplete_decision',
    });
    const [cluster] = await clusters(mina);
    await app.auth.test.db.query(`UPDATE content SET deleted_at = now() WHERE id = $1`, [c]);
    await gatherer.gather(c);

    const late = await call('POST', `/duplicates/clusters/${cluster.id}/resolve`, mina, {
      version: cluster.version,
      keep: [a],
      remove: [b, c],
    });

    expect(late).toMatchObject({
      status: 409,
      body: { code: 'duplicate.cluster_changed', version: cluster.version + 1 },
    });
    expect((await resolve(mina, { keep: 'all', remove: [] })).status).toBe(400);
    expect((await resolve(mina, { keep: [a], remove: [b], notDuplicates: [[a]] })).status).toBe(400);
  });

  it('is done once, however many decide at the same time', async () => {
    const [a, b] = (await copies([mina, mina])) as [ContentId, ContentId];
    const [cluster] = await clusters(mina);
    const decide = (keep: ContentId, remove: ContentId) =>
      call('POST', `/duplicates/clusters/${cluster.id}/resolve`, mina, {
        version: cluster.version,
        keep: [keep],
        remove: [remove],
      });

    const answers = await Promise.all([decide(a, b), decide(b, a), decide(a, b), decide(b, a)]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404]);
    const left = await app.auth.test.db.query(`SELECT id FROM content WHERE deleted_at IS NULL`);
    expect(left).toHaveLength(1);
  });

  it('is not for those who only share a part of it', async () => {
    await copies([mina, omar]);
    const [cluster] = await clusters(moderator);
    const body = { version: 1, keep: [], remove: [] };
    expect(
      (await call('POST', `/duplicates/clusters/${cluster.id}/resolve`, omar, { ...body, keep: ['x'] })).status,
    ).toBe(400);
    expect((await call('GET', `/duplicates/clusters/${cluster.id}`, omar)).body).toMatchObject({
      code: 'duplicate.cluster_not_found',
    });
  });
});
