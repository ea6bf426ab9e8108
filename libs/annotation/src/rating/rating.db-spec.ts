import type { Principal } from '@odr/access';
import { newId } from '@odr/kernel';

import { type Answer, AnnotationWorld } from '../testing/annotation-world.js';
import { fitRatings, momentsOf, scaleOf } from './rating-model.js';
import type { Rating } from './rating-table.js';
import { RatingScaleRepository } from './rating-scale.repository.js';
import { RatingProcessor } from './rating.processor.js';
import { RatingRepository } from './rating.repository.js';

describe('ratings', () => {
  let world: AnnotationWorld;
  let author: Principal;
  let caption: string;

  beforeAll(async () => {
    world = await AnnotationWorld.start();
    author = await world.person();
    caption = await world.shipped('caption');
  });
  afterAll(() => world.stop());

  const correct = (): Promise<void> => {
    const { db } = world.test;
    return new RatingProcessor(db, new RatingRepository(db), new RatingScaleRepository(db)).correct();
  };
  const annotation = async (status: 'available' | 'pending' = 'available'): Promise<string> => {
    const { id } = await world.content(author, { status });
    const body = { sourceIds: [caption], annotation: { caption: 'A cow.' } };
    return String((await world.post(`/contents/${id}/annotations`, body, author)).body['id']);
  };
  const rate = (id: string, by: Principal, rating: unknown, reason?: string): Promise<Answer> =>
    world.send('PUT', `/annotations/${id}/rating`, by, { rating, ...(reason ? { reason } : {}) });

  it('are what they are while nothing is known of how people rate', async () => {
    const id = await annotation();
    const ann = await world.person();

    const rated = await rate(id, ann, 8);
    expect(rated.body).toMatchObject({ overallRating: 8, correctedRating: 8, correction: null });
    await correct();
    const [seven, nine] = [await annotation(), await annotation()];
    await rate(seven, ann, 7);
    await rate(nine, await world.person(), 2);
    await correct();

    for (const [which, rating] of [
      [id, 8],
      [seven, 7],
      [nine, 2],
    ] as const)
      expect((await world.get(`/annotations/${which}`)).body).toMatchObject({
        overallRating: rating,
        correctedRating: rating,
      });
    const moderator = await world.person({ role: 'moderator' });
    expect((await world.get('/annotation-raters', moderator)).body).toMatchObject({
      scale: null,
      items: [{ bias: 0, low: null, high: null }, { bias: 0 }],
    });
  });

  it('are one a person: another takes the place of the first, which is not forgotten', async () => {
    const id = await annotation();
    const [ann, ben] = [await world.person(), await world.person()];

    await rate(id, ann, 4, 'Where is the cow?');
    await rate(id, ben, 9);
    const again = await rate(id, ann, 7);

    expect(again).toMatchObject({
      status: 200,
      body: {
        ratings: 2,
        overallRating: 8,
        spread: 1.41,
        mine: { rating: 7, reason: null, changes: 1, version: 1, isOutdated: false },
      },
    });
    expect(again.body['byRating']).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0]);
    const events = await world.test.asOwner(
      `SELECT rating, reason FROM annotation_rating_event WHERE annotation_id = $1 AND user_id = $2 ORDER BY id`,
      [id, ann.userId],
    );
    expect(events).toEqual([
      { rating: 4, reason: 'Where is the cow?' },
      { rating: 7, reason: null },
    ]);
    expect((await world.get(`/annotations/${id}`)).body).toMatchObject({ overallRating: 8 });
    const listed = await world.get(`/annotations/${id}/ratings?limit=1`, ben);
    expect(listed.body).toMatchObject({ items: [{ userId: ann.userId, rating: 7 }], summary: { mine: { rating: 9 } } });
    const rest = await world.get(`/annotations/${id}/ratings?limit=1&cursor=${String(listed.body['nextCursor'])}`);
    expect(rest.body).toMatchObject({ items: [{ userId: ben.userId }], nextCursor: null, summary: { mine: null } });
  });

  it('can be taken back', async () => {
    const id = await annotation();
    const ann = await world.person();
    await rate(id, ann, 3);

    const withdrawn = await world.send('DELETE', `/annotations/${id}/rating`, ann);

    expect(withdrawn).toMatchObject({
      status: 200,
      body: { ratings: 0, overallRating: null, correctedRating: null, mine: null },
    });
    expect((await world.send('DELETE', `/annotations/${id}/rating`, ann)).status).toBe(200);
    await correct();
    expect((await world.get(`/annotations/${id}`)).body).toMatchObject({ overallRating: null, correctedRating: null });
  });

  it.each([[11], [-1], [3.5], ['NaN'], [null], ['8'], [[8]], [true], [1e300]])('are refused as %j', async (rating) => {
    const answer = await rate(await annotation(), await world.person(), rating);
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });

  it('are nothing for whoever wrote the annotation, or a version of it', async () => {
    const id = await annotation();
    const moderator = await world.person({ role: 'moderator' });
    await world.send(
      'PATCH',
      `/annotations/${id}`,
      moderator,
      { annotation: { caption: 'Two cows.' } },
      { 'if-match': '"1"' },
    );

    for (const by of [author, moderator])
      expect(await rate(id, by, 10)).toMatchObject({ status: 403, body: { code: 'annotation.own_rating' } });
  });

  it('of what is hidden or deleted are not to be had', async () => {
    const [hidden, gone] = [await annotation('pending'), await annotation()];
    await world.send('DELETE', `/annotations/${gone}`, author);
    const ann = await world.person();

    for (const id of [hidden, gone, '01890000-0000-7000-8000-000000000000']) {
      expect(await rate(id, ann, 5)).toMatchObject({ status: 404, body: { code: 'annotation.not_found' } });
      expect((await world.get(`/annotations/${id}/ratings`, ann)).status).toBe(404);
    }
    expect(
      (await world.send('PUT', `/annotations/${await annotation()}/rating`, undefined, { rating: 5 })).status,
    ).toBe(401);
  });

  it('say which version they were about', async () => {
    const id = await annotation();
    const ann = await world.person();
    await rate(id, ann, 5);
    await world.send(
      'PATCH',
      `/annotations/${id}`,
      author,
      { annotation: { caption: 'Better.' } },
      { 'if-match': '"1"' },
    );

    expect((await world.get(`/annotations/${id}/ratings`, ann)).body).toMatchObject({
      items: [{ version: 1, isOutdated: true }],
    });
  });

  it('come to what the model says, however they came in, and a rater who turns harsh changes hardly anything', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => world.person()));
    const ids = await Promise.all(Array.from({ length: 8 }, () => annotation()));
    const given = await world.test.asOwner<Rating>(
      `SELECT annotation_id AS annotation, user_id AS rater, rating::int AS rating FROM annotation_rating`,
    );
    const give = async (at: number, by: number, rating: number): Promise<void> => {
      const [about, rater] = [ids[at] ?? '', people[by]];
      if (!rater) throw new Error('Nobody sits there.');
      await rate(about, rater, rating);
      const before = given.findIndex((one) => one.annotation === about && one.rater === rater.userId);
      given.splice(before < 0 ? given.length : before, before < 0 ? 0 : 1, {
        annotation: about,
        rater: rater.userId,
        rating,
      });
    };
    const merits = async (): Promise<Map<string, number>> =>
      new Map(
        (
          await world.test.asOwner<{ id: string; merit: number }>(
            `SELECT annotation_id AS id, merit FROM annotation_score WHERE annotation_id = ANY($1::uuid[])`,
            [ids],
          )
        ).map(({ id, merit }) => [id, merit]),
      );
    const asTheModelSays = async (): Promise<void> => {
      // As after a tenth more ratings: the scale is estimated from all of them.
      await world.test.asOwner(`UPDATE annotation_rating_level SET last_event = 0, ratings = 0 RETURNING 1`);
      await correct();
      const kept = await merits();
      const scale = scaleOf(momentsOf(given));
      expect(scale.variances).not.toBeNull();
      const { merits: modelled } = fitRatings(given, scale);
      for (const id of ids) expect(Math.abs((kept.get(id) ?? NaN) - (modelled.get(id) ?? NaN))).toBeLessThan(0.01);
    };

    for (const [at] of ids.entries())
      for (const by of [0, 1, 2, 3, 4]) if ((at + by) % 4 > 0) await give(at, by, at + (by % 2));
    await asTheModelSays();
    // One person changes their mind about everything, and is harsh from now on.
    const order = (all: ReadonlyMap<string, number>): string[] =>
      [...all].sort((a, b) => b[1] - a[1]).map(([id]) => id);
    const before = order(await merits());
    for (const { annotation: about, rater, rating } of [...given].filter((one) => one.rater === people[1]?.userId))
      await give(
        ids.indexOf(about),
        people.findIndex(({ userId }) => userId === rater),
        rating + 2,
      );
    await asTheModelSays();
    expect(order(await merits())).toEqual(before);

    const moderator = await world.person({ role: 'moderator' });
    const raters = await world.get('/annotation-raters', moderator);
    const mild = raters.body.items.find(({ userId }) => userId === people[1]?.userId);
    expect(mild?.['bias']).toBeGreaterThan(1);
    expect(mild?.['low']).toBeLessThan(mild?.['bias'] as number);
    expect(raters.body['scale']).toMatchObject({ raters: expect.any(Number), chance: expect.any(Number) });
    const { correction } = (await world.get(`/annotations/${ids[1] ?? ''}/ratings`)).body['summary'] as Record<
      string,
      unknown
    >;
    expect(correction).toMatchObject({
      habit: expect.any(Number),
      level: expect.any(Number),
      weight: expect.any(Number),
    });
    expect((await world.get('/annotation-raters', author)).status).toBe(403);
  });

  it('put the best annotations of a content first, page by page, and those without any last', async () => {
    const { id: contentId } = await world.content(author);
    const ids: string[] = [];
    for (const text of ['Bad.', 'Good.', 'Unrated.', 'Fair.']) {
      const body = { sourceIds: [caption], annotation: { caption: text } };
      ids.push(String((await world.post(`/contents/${contentId}/annotations`, body, author)).body['id']));
    }
    const [bad, good, unrated, fair] = ids as [string, string, string, string];
    for (const by of [await world.person(), await world.person()])
      for (const [id, rating] of [
        [bad, 1],
        [good, 9],
        [fair, 5],
      ] as const)
        await rate(id, by, rating);
    await correct();

    const seen: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null && seen.length <= ids.length;) {
      const { body }: Answer = await world.get(`/contents/${contentId}/annotations?sort=best&limit=1${cursor}`);
      seen.push(...body.items.map(({ id }) => id));
      cursor = body['nextCursor'] === null ? null : `&cursor=${String(body['nextCursor'])}`;
    }

    expect(seen).toEqual([good, fair, bad, unrated]);
    expect((await world.get(`/contents/${contentId}/annotations`)).body.items.map(({ id }) => id)).toEqual(ids);
    expect((await world.get(`/contents/${contentId}/annotations?sort=worst`)).status).toBe(400);
    const stranger = Buffer.from(JSON.stringify(['x', bad])).toString('base64url');
    expect((await world.get(`/contents/${contentId}/annotations?sort=best&cursor=${stranger}`)).status).toBe(400);
  });

  it('are told as a distribution and by how much raters agree, over all, by source and by rater, of a set and of a time', async () => {
    const { id: contentId } = await world.content(author);
    const setId = newId();
    await world.test.asOwner(
      `INSERT INTO content_set (id, name, visibility, user_id) VALUES ($1, 'Cows', 'private', $2)`,
      [setId, author.userId],
    );
    await world.test.asOwner(`INSERT INTO content_set_item (set_id, content_id) VALUES ($1, $2)`, [setId, contentId]);
    const people = [await world.person(), await world.person(), await world.person({ role: 'moderator' })] as const;
    for (const [text, ...given] of [
      ['Bad.', 1, 2, 1],
      ['Good.', 9, 9, 8],
      ['Fair.', 5],
    ] as const) {
      const body = { sourceIds: [caption], annotation: { caption: text } };
      const id = String((await world.post(`/contents/${contentId}/annotations`, body, author)).body['id']);
      for (const [at, rating] of given.entries()) await rate(id, people[at] ?? people[0], rating);
    }

    const ofSet = await world.get(`/annotation-quality/ratings?setId=${setId}`, author);
    expect(ofSet.body).toMatchObject({
      ratings: 7,
      byRating: [0, 2, 1, 0, 0, 1, 0, 0, 1, 2, 0],
      mean: 5,
      total: 2,
      isSampled: false,
      agreement: { statistic: 'alpha_interval', contents: 2, low: null },
      sources: [{ about: { id: caption }, ratings: 7, mean: 5 }],
      raters: [],
    });
    expect((ofSet.body['agreement'] as { value: number }).value).toBeGreaterThan(0.9);
    // Nobody but moderators sees how others rate; those who may not see the set learn nothing of it.
    const own = await world.get(`/annotation-quality/ratings?sourceId=${caption}`, people[0]);
    expect(own.body['raters']).toMatchObject([
      { about: { id: people[0].userId }, ratings: 3, agreement: { contents: 2 } },
    ]);
    const all = await world.get(`/annotation-quality/ratings`, people[2]);
    expect((all.body['raters'] as unknown[]).length).toBeGreaterThan(2);
    expect((await world.get(`/annotation-quality/ratings?setId=${setId}`, people[0])).status).toBe(404);
    const before = await world.get(`/annotation-quality/ratings?to=2020-01-01T00:00:00Z`, people[2]);
    expect(before.body).toMatchObject({
      ratings: 0,
      mean: null,
      agreement: { value: null, why: 'no_pairs' },
      sources: [],
    });
    expect((await world.get(`/annotation-quality/ratings?from=yesterday`, people[2])).status).toBe(400);
    expect((await world.get(`/annotation-quality/ratings`)).status).toBe(401);
  });

  it('given at once by many are all counted', async () => {
    const id = await annotation();
    const people = await Promise.all(Array.from({ length: 12 }, () => world.person()));

    const [answers] = await Promise.all([Promise.all(people.map((by, at) => rate(id, by, at % 11))), correct()]);
    await correct();

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await world.get(`/annotations/${id}/ratings`)).body).toMatchObject({
      summary: { ratings: 12, overallRating: 4.58 },
    });
  });
});
