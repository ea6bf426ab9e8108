import type { Principal } from '@odr/access';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@odr/kernel';

import { AnnotationWorld } from '../testing/annotation-world.js';
import { AgreementMeter } from './agreement.meter.js';
import { AgreementRepository } from './agreement.repository.js';

type Body = Readonly<Record<string, unknown>>;

describe('agreement', () => {
  let world: AnnotationWorld;
  let ana: Principal;
  let bo: Principal;
  let mod: Principal;
  let tags: string;
  let cows: string[];

  const annotate = async (who: Principal, contentId: string, ...words: string[]): Promise<string> => {
    const { status, body } = await world.post(
      `/contents/${contentId}/annotations`,
      { sourceIds: [tags], annotation: { tags: words } },
      who,
    );
    expect(status).toBe(201);
    return String(body['id']);
  };
  const measure = async (): Promise<void> => {
    const meter = world.find(AgreementMeter);
    while (await meter.compareChanged());
    for (const { sourceId } of await world.find(AgreementRepository).changedSources()) await meter.measure(sourceId);
  };
  const itemsFor = async (who: Principal, query = ''): Promise<readonly Body[]> =>
    (await world.get(`/annotation-quality/items?${query}`, who)).body.items;

  beforeAll(async () => {
    world = await AnnotationWorld.start();
    ana = await world.person();
    bo = await world.person();
    mod = await world.person({ role: 'moderator' });
    tags = await world.shipped('tags');
    cows = [];
    for (let at = 0; at < 12; at += 1) {
      const { id } = await world.content(ana, { name: `cow-${at}.jpg` });
      cows.push(id);
      await annotate(ana, id, at % 2 ? 'cow' : 'sheep', 'rain');
      await annotate(bo, id, at % 2 ? 'cow' : 'sheep', at === 3 ? 'sun' : 'rain');
    }
    await measure();
  });
  afterAll(() => world.stop());

  it('is told for each source with its interval', async () => {
    const { body } = await world.get('/annotation-quality/overview', ana);

    expect(body).toMatchObject({ isBehind: false });
    expect(body.items).toMatchObject([
      {
        source: { name: 'tags' },
        total: 12,
        contents: 12,
        isSampled: false,
        coders: 2,
        judgements: 24,
        distribution: [11, 0, 0, 0, 0, 0, 0, 0, 1, 0],
      },
    ]);
    const [figure] = (body.items[0]?.['figures'] ?? []) as Body[];
    expect(figure).toMatchObject({ field: 'tags', statistic: 'alpha_masi', why: null, contents: 12 });
    expect(Number(figure?.['low'])).toBeLessThan(Number(figure?.['value']));
  });

  it('lists what people differ about, and in what', async () => {
    expect(await itemsFor(bo)).toMatchObject([
      {
        content: { id: cows[3], name: 'cow-3.jpg' },
        coders: 2,
        conflicts: [{ type: 'differing_tags', field: 'tags', a: expect.stringMatching(/rain|sun/) }],
      },
    ]);
  });

  it('follows edits, deletions and contents that hide', async () => {
    const { id } = await world.content(ana);
    const mine = await annotate(ana, id, 'dog');
    await annotate(bo, id, 'cat');
    await measure();
    expect(await itemsFor(bo)).toHaveLength(2);

    await world.test.asOwner(`UPDATE content SET status = 'delisted' WHERE id = $1`, [id]);
    expect(await itemsFor(bo)).toHaveLength(1);
    expect(await itemsFor(mod)).toHaveLength(2);

    expect((await world.send('DELETE', `/annotations/${mine}`, ana)).status).toBe(204);
    await measure();
    expect(await itemsFor(mod)).toHaveLength(1);
  });

  it('leaves a content that its annotation was moved away from', async () => {
    const [from, to] = [await world.content(ana), await world.content(ana)];
    const mine = await annotate(ana, from.id, 'dog');
    await annotate(bo, from.id, 'cat');
    await measure();
    await world.test.asOwner(`UPDATE annotation SET content_id = $1, updated_at = now() WHERE id = $2`, [to.id, mine]);
    await measure();

    expect((await itemsFor(mod)).map(({ content }) => (content as Body)['id'])).not.toContain(from.id);
  });

  it('is not told while people annotate blindly', async () => {
    const { id } = await world.content(ana);
    await annotate(ana, id, 'dog');
    const hidden = await annotate(bo, id, 'cat');
    await world.test.asOwner(`UPDATE annotation SET is_blind = true WHERE id = $1`, [hidden]);
    await measure();

    expect((await itemsFor(ana)).map(({ content }) => (content as Body)['id'])).not.toContain(id);
    expect((await itemsFor(mod)).map(({ content }) => (content as Body)['id'])).toContain(id);
  });

  it('tells annotators of themselves only, moderators of all', async () => {
    const names = async (who: Principal) =>
      (await world.get('/annotation-quality/annotators', who)).body.items.map(({ user }) => (user as Body)['id']);

    expect(await names(ana)).toEqual([ana.userId]);
    expect((await names(mod)).sort()).toEqual([ana.userId, bo.userId].sort());
    expect((await world.get('/annotation-quality/annotators')).status).toBe(401);
  });

  it('is computed of a set and of a time when asked for', async () => {
    const setId = newId();
    await world.test.asOwner(
      `INSERT INTO content_set (id, name, visibility, user_id) VALUES ($1, 'Cows', 'private', $2)`,
      [setId, ana.userId],
    );
    await world.test.asOwner(
      `INSERT INTO content_set_item (set_id, content_id) SELECT $1, id FROM unnest($2::uuid[]) AS id`,
      [setId, cows.slice(2, 6)],
    );

    const { body } = await world.get(`/annotation-quality/sets/${setId}`, ana);
    expect(body.items).toMatchObject([{ source: { name: 'tags' }, total: 4, low: null }]);
    const ofSource = await world.get(`/annotation-quality/sources/${tags}?setId=${setId}`, ana);
    expect(ofSource.body).toMatchObject({ total: 4 });
    const before = await world.get(`/annotation-quality/sources/${tags}?to=2020-01-01T00:00:00Z`, ana);
    expect(before.body).toMatchObject({ total: 0, agreement: null, figures: [{ value: null, why: 'no_pairs' }, {}] });
    const narrowed = await world.get(`/annotation-quality/overview?setId=${setId}`, ana);
    expect(narrowed.body.items).toMatchObject([{ source: { name: 'tags' }, total: 4 }]);
    const [annotators, own] = await Promise.all([
      world.get(`/annotation-quality/annotators?setId=${setId}`, mod),
      world.get(`/annotation-quality/annotators?setId=${setId}&sourceId=${tags}`, ana),
    ]);
    expect(annotators.body.items).toMatchObject([{ contents: 4, source: { name: 'tags' } }, { contents: 4 }]);
    expect(own.body.items).toMatchObject([{ user: { id: ana.userId }, contents: 4 }]);
    for (const path of ['overview', 'annotators']) {
      const nothing = await world.get(`/annotation-quality/${path}?to=2020-01-01T00:00:00Z`, mod);
      expect(nothing.body.items).toEqual([]);
      expect((await world.get(`/annotation-quality/${path}?setId=${setId}`, bo)).status).toBe(404);
    }
    expect((await world.get(`/annotation-quality/sets/${setId}`, bo)).status).toBe(404);
    expect((await world.get(`/annotation-quality/items?setId=${setId}`, bo)).status).toBe(404);
  });

  it('pages through items without a gap', async () => {
    const all = (await itemsFor(mod)).map(({ content }) => (content as Body)['id']);
    const first = await world.get('/annotation-quality/items?limit=1&total=true', mod);
    const rest = await world.get(`/annotation-quality/items?cursor=${String(first.body['nextCursor'])}`, mod);

    expect(first.body['total']).toBe(all.length);
    expect([...first.body.items, ...rest.body.items].map(({ content }) => (content as Body)['id'])).toEqual(all);
    expect((await world.get('/annotation-quality/items?cursor=WzEsMiwzXQ', mod)).status).toBe(400);
  });

  it('says what is not there', async () => {
    expect((await world.get(`/annotation-quality/sources/${newId()}`, ana)).body).toMatchObject({
      code: 'annotation_source.not_found',
    });
    expect((await world.get(`/annotation-quality/sources/${tags}?from=yesterday`, ana)).status).toBe(400);
    expect((await world.post('/annotation-quality/measurements', {}, ana)).status).toBe(403);
    expect((await world.post('/annotation-quality/measurements', {}, mod)).status).toBe(202);
  });

  it('waits for those who still write', async () => {
    const { id } = await world.content(ana);
    await annotate(ana, id, 'dog');
    await annotate(bo, id, 'cat');
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const writing = world.test.db.transaction(async () => {
      await world.test.db.query(
        `UPDATE annotation SET annotation = '{"tags":["cat"]}', updated_at = now() WHERE content_id = $1`,
        [id],
      );
      await held;
    });
    const other = await world.content(ana);
    await annotate(ana, other.id, 'dog');
    await annotate(bo, other.id, 'cat');
    await measure();
    release();
    await writing;
    await measure();

    const seen = (await itemsFor(mod)).map(({ content }) => (content as Body)['id']);
    expect(seen).toContain(other.id);
    expect(seen).not.toContain(id);
  });
});
