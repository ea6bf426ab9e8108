import { contentCreate, contentGet, contentList, contentUpdate, moderationClaimItems, userList } from '@odr/sdk';
import { Actor } from './support/actor.js';
import { ok, refused } from './support/answers.js';
import { aPicture } from './support/pictures.js';

describe('who may do what', () => {
  let carla: Actor;
  let other: Actor;
  let moderator: Actor;
  let id: string;

  beforeAll(async () => {
    [carla, other, moderator] = await Promise.all([
      Actor.contributor(),
      Actor.contributor('Otto Other'),
      Actor.moderator(),
    ]);
    id = (await carla.contribute(await aPicture(), 'mine.jpg')).id;
  });

  it('refuses uploads of strangers and of those who have not accepted the agreement', async () => {
    const newcomer = await Actor.newcomer();

    expect(await refused(Actor.anonymous().post(await aPicture(), 'a.jpg'))).toMatchObject({
      status: 401,
      code: 'auth.unauthenticated',
    });
    expect(await refused(newcomer.post(await aPicture(), 'a.jpg'))).toMatchObject({
      status: 403,
      code: 'auth.dco_required',
    });
  });

  it('hides what is not published from everybody but its contributor and moderators', async () => {
    const seen = (actor: Actor): ReturnType<typeof contentGet> => contentGet({ client: actor.client, path: { id } });

    expect(await refused(seen(Actor.anonymous()))).toMatchObject({ status: 404, code: 'content.not_found' });
    expect(await refused(seen(other))).toMatchObject({ status: 404, code: 'content.not_found' });
    expect(await ok(seen(carla))).toMatchObject({ id, status: 'pending' });
    expect(await ok(seen(moderator))).toMatchObject({ id });
  });

  it('lists for strangers only what is published', async () => {
    const { items } = await ok(contentList({ client: Actor.anonymous().client, query: { limit: 200 } }));

    expect(items.filter(({ status }) => status !== 'available')).toEqual([]);
  });

  it('answers an edit by somebody else like an edit of nothing', async () => {
    const edit = contentUpdate({ client: other.client, path: { id }, body: { name: 'stolen' } });

    expect(await refused(edit)).toMatchObject({ status: 404 });
  });

  it('keeps contributors away from moderation and from accounts', async () => {
    const claim = moderationClaimItems({ client: carla.client, path: { name: 'pending' }, body: { count: 1 } });

    expect(await refused(claim)).toMatchObject({ status: 403, code: 'auth.forbidden' });
    expect(await refused(userList({ client: moderator.client }))).toMatchObject({ status: 403 });
  });

  it('lets no client name an owner, a status or a hash', async () => {
    for (const field of ['userId', 'status', 'sha256', 'role']) {
      const answer = await refused(carla.post(await aPicture(), 'a.jpg', { [field]: 'x' }));

      expect(answer).toMatchObject({
        status: 400,
        code: 'request.invalid',
        errors: [expect.objectContaining({ path: expect.stringContaining(field) })],
      });
    }
  });

  it('refuses a token that was changed', async () => {
    const [head, payload, signature] = moderator.accessToken.split('.');
    const forged = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()), role: 'admin' }),
    ).toString('base64url');
    const call = contentCreate({
      client: Actor.anonymous().client,
      headers: { authorization: `Bearer ${head}.${forged}.${signature}` },
      body: { file: new File(['x'], 'x') },
    });

    expect(await refused(call)).toMatchObject({ status: 401 });
  });
});
