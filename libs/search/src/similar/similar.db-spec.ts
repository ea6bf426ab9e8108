import { newId, type ContentId } from '@odr/kernel';
import { seedAnnotation } from '@odr/platform/testing';
import { DiscoveryWorld, type Answer } from '../testing/discovery-world.js';
import type { ExamplePart } from './scores.policy.js';

describe('finding what is like', () => {
  let world: DiscoveryWorld;
  let dimension: number;

  beforeAll(async () => {
    world = await DiscoveryWorld.start();
    const [engine] = await world.test.db.query<{ dimension: number }>(
      `SELECT dimension FROM embedding_engine WHERE type = 'content' AND is_default`,
    );
    dimension = engine?.dimension ?? 0;
  });
  afterAll(() => world.stop());
  beforeEach(() => world.test.asOwner('TRUNCATE content, annotation CASCADE'));

  const like = (body: object): Promise<Answer> => world.send('POST', '/search/similar', undefined, { body });
  const found = ({ body }: Answer): string[] => body.items.map((hit: { content: { id: string } }) => hit.content.id);
  /** A published picture that lies along an axis, somewhat towards the next one. */
  const along = async (axis: number, slant: number, seed: object = {}): Promise<ContentId> => {
    const id = await world.picture(seed);
    await world.embed(id, axis, slant);
    return id;
  };
  const axis = (at: number): number[] => Array.from({ length: dimension }, (_none, i) => (i === at ? 1 : 0));

  it('puts the likest first, says how it was found, and leaves out what it started from', async () => {
    const [one, near, far] = [await along(0, 0.1), await along(0, 0.5), await along(9, 0.1)];

    const answer = await like({ contentId: one, exact: true });

    expect(found(answer)).toEqual([near, far]);
    expect(answer.body).toMatchObject({ plan: 'exact', exact: true, engine: expect.any(String) });
    expect(found(await like({ contentId: one, limit: 1 }))).toEqual([near]);
    expect(found(await like({ vector: axis(9), limit: 1 }))).toEqual([far]);
    expect(found(await like({ contentId: one, minWidth: 5_000 }))).toEqual([]);
  });

  it('finds what several have in common, away from what it is not to be like, and the parts are the score', async () => {
    const liked = [await along(0, 0.1), await along(0, 0.9)];
    const disliked = await along(0, 3);
    const [wanted, unwanted] = [await along(0, 0.4), await along(0, 2)];
    const examples = [
      ...liked.map((contentId) => ({ contentId })),
      { contentId: disliked, against: true },
      { vector: axis(0), weight: 0.5 },
    ];

    const { body } = await like({ examples, explain: true });

    expect(found({ body } as Answer)).toEqual([wanted, unwanted]);
    for (const { score, parts } of body.items as { score: number; parts: ExamplePart[] }[]) {
      expect(parts.map(({ example }) => example)).toEqual([0, 1, 2, 3]);
      expect(parts.map(({ weight }) => weight > 0)).toEqual([true, true, false, true]);
      expect(parts.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(score);
      for (const { similarity, weight, contribution } of parts) expect(contribution).toBe(similarity * weight);
    }
    // Being unlike has changed the order of the two, or it would say nothing.
    const plain = await like({ examples: [{ contentId: disliked }] });
    expect(found(plain).indexOf(unwanted)).toBeLessThan(found(plain).indexOf(wanted));
  });

  it.each([
    ['nothing', {}],
    ['two things at once', { contentId: newId(), annotationId: newId() }],
    ['an example of two things', { examples: [{ contentId: newId(), text: 'cow' }] }],
    ['only what is not wanted', { examples: [{ contentId: newId(), against: true }] }],
    ['no examples', { examples: [] }],
    ['too many', { examples: Array.from({ length: 21 }, () => ({ contentId: newId() })) }],
    ['a weight of nothing', { examples: [{ contentId: newId(), weight: 0 }] }],
    ['examples that are none', { examples: 'cow' }],
    ['pictures and annotations together', { examples: [{ contentId: newId() }, { annotationId: newId() }] }],
    ['a vector with holes', { vector: [1, null, 3] }],
    ['further pages', { contentId: newId(), cursor: 'x' }],
    ['more than there may be', { contentId: newId(), limit: 201 }],
    ['a text without end', { text: 'c'.repeat(50_000) }],
  ])('refuses %s', async (_what, body) => {
    expect(await like(body)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });

  it('refuses vectors that cannot be compared', async () => {
    await along(0, 0.1);
    const numbers = (value: number): number[] => new Array<number>(dimension).fill(value);
    for (const vector of [[1, 2, 3], numbers(0)]) {
      expect((await like({ vector })).status).toBe(422);
      expect((await like({ examples: [{ vector: axis(0) }, { vector }] })).status).toBe(422);
    }
    const nan = await world.send('POST', '/search/similar', undefined, { body: { vector: [Number.NaN] } });
    expect(nan.status).toBe(400);
    expect(await like({ vector: axis(0), engine: 'no such engine' })).toMatchObject({
      status: 404,
      body: { code: 'embedding_engine.not_found' },
    });
  });

  it('answers a hidden thing as one that is not there', async () => {
    const hidden = await along(0, 0.1, { status: 'pending', altText: 'a secret' });
    const annotation = await seedAnnotation(world.test, hidden, { caption: 'a secret' });
    const absent = newId();
    const answers = async (name: string, id: string): Promise<string[]> => {
      const examples = [[{ [name]: id }], [{ vector: axis(0) }, { [name]: id, against: true }]];
      const asked = [{ [name]: id }, ...examples.map((each) => ({ examples: each }))];
      const each = await Promise.all(asked.map((body) => like(body)));
      return each.map(({ status, body }) =>
        JSON.stringify({ status, body: { ...body, instance: '' } }).replaceAll(id, 'ID'),
      );
    };

    expect(await answers('contentId', hidden)).toEqual(await answers('contentId', absent));
    expect(await answers('annotationId', annotation)).toEqual(await answers('annotationId', absent));
    expect(found(await like({ vector: axis(0), exact: true }))).toEqual([]);
  });
});
