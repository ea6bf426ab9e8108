import type { Principal } from '@odr/access';
import { newId, type TeamId } from '@odr/kernel';

import { type Answer, AnnotationWorld } from '../testing/annotation-world.js';

const COW = { caption: 'A highland cow in the rain.' };
const CAR = { caption: 'Two red cars on a bridge' };

describe('items of a campaign', () => {
  let world: AnnotationWorld;
  let lead: Principal;
  let caption: string;

  beforeAll(async () => {
    world = await AnnotationWorld.start();
    lead = await world.person();
    caption = await world.shipped('caption');
  });
  afterAll(() => world.stop());

  /** A running campaign over so many new pictures of its own, for anybody unless it says otherwise. */
  const campaign = async (items: number, more: Record<string, unknown> = {}, as = lead) => {
    const setId = await world.set(as, await Promise.all(Array.from({ length: items }, () => world.content(as))));
    const made = await world.post(
      '/annotation-campaigns',
      { name: 'Cows', filter: { setId }, sourceIds: [caption], peoplePerItem: 2, ...more },
      as,
    );
    expect(made).toMatchObject({ status: 201, body: { state: 'draft', items } });
    const id = String(made.body['id']);
    await world.post(`/annotation-campaigns/${id}/start`, {}, as);
    return id;
  };
  const next = async (id: string, as: Principal): Promise<Record<string, string> | null> => {
    const answer = await world.post(`/annotation-campaigns/${id}/next`, {}, as);
    expect(answer.status).toBe(200);
    return answer.body['assignment'] as Record<string, string> | null;
  };
  const say = (contentId: string | undefined, as: Principal, annotation: unknown = COW): Promise<Answer> =>
    world.post(`/contents/${String(contentId)}/annotations`, { sourceIds: [caption], annotation }, as);
  const submit = (id: string | undefined, as: Principal): Promise<Answer> =>
    world.post(`/annotation-assignments/${String(id)}/submit`, {}, as);
  const annotateNext = async (id: string, as: Principal, annotation: unknown = COW): Promise<Answer> => {
    const given = await next(id, as);
    expect(given).not.toBeNull();
    await say(given?.['contentId'], as, annotation);
    return submit(given?.['id'], as);
  };

  it('are handed out one after the other, the same until it is submitted', async () => {
    const id = await campaign(2);
    const ann = await world.person();

    const first = await next(id, ann);
    const again = await next(id, ann);
    const unanswered = await submit(first?.['id'], ann);
    await say(first?.['contentId'], ann);
    const submitted = await submit(first?.['id'], ann);
    const second = await next(id, ann);

    expect(again?.['id']).toBe(first?.['id']);
    expect(unanswered).toMatchObject({
      status: 422,
      body: { code: 'annotation_assignment.unanswered', sourceIds: [caption] },
    });
    expect(submitted).toMatchObject({ status: 200, body: { state: 'submitted', submitted: 1 } });
    expect(second?.['contentId']).not.toBe(first?.['contentId']);
  });

  it('are hidden from everybody else until the last person has submitted', async () => {
    const id = await campaign(1);
    const [ann, ben, eve] = [await world.person(), await world.person(), await world.person()];
    const given = await next(id, ann);
    const url = `/contents/${String(given?.['contentId'])}/annotations`;
    const mine = await say(given?.['contentId'], ann);
    await submit(given?.['id'], ann);
    const one = `/annotations/${String(mine.body['id'])}`;

    const seen = async (as?: Principal): Promise<number> => (await world.get(url, as)).body.items.length;
    expect([await seen(ann), await seen(ben), await seen(eve), await seen()]).toEqual([1, 0, 0, 0]);
    expect((await world.get(one, eve)).status).toBe(404);

    await annotateNext(id, ben);
    expect([await seen(ann), await seen(ben), await seen(eve), await seen()]).toEqual([2, 2, 2, 2]);
    expect((await world.get(one)).status).toBe(200);
    expect(await world.get(`/annotation-campaigns/${id}`, lead)).toMatchObject({
      body: { state: 'done', finished: 1 },
    });
  });

  it('show no older annotation of others to whoever holds them, moderators neither', async () => {
    const id = await campaign(1);
    const moderator = await world.person({ role: 'moderator' });
    const [row] = await world.test.asOwner<{ contentId: string }>(
      `SELECT content_id AS "contentId" FROM annotation_campaign_item WHERE campaign_id = $1`,
      [id],
    );
    await say(row?.contentId, lead);
    const url = `/contents/${String(row?.contentId)}/annotations`;
    const before = await world.get(url, moderator);
    const given = await next(id, moderator);
    const during = await world.get(url, moderator);
    await world.post(`/annotation-assignments/${String(given?.['id'])}/release`, {}, moderator);

    expect([before.body.items.length, during.body.items.length]).toEqual([1, 0]);
    expect((await world.get(url, moderator)).body.items).toHaveLength(1);
  });

  it('ask one more person where people disagree, and nobody more where they agree', async () => {
    const id = await campaign(2, { mostPeoplePerItem: 3 });
    const people = [await world.person(), await world.person(), await world.person()] as const;

    for (const [index, person] of people.slice(0, 2).entries()) {
      await annotateNext(id, person, COW);
      await annotateNext(id, person, index === 0 ? COW : CAR);
    }
    const progress = await world.get(`/annotation-campaigns/${id}/progress`, lead);
    expect(progress.body).toMatchObject({ items: 2, finished: 1, submissions: 4, submissionsLeft: 1, disputed: 1 });

    await annotateNext(id, people[2], COW);
    expect(await next(id, people[2]).catch(() => 'closed')).toBe('closed');
    expect((await world.get(`/annotation-campaigns/${id}`, lead)).body).toMatchObject({ state: 'done', finished: 2 });
  });

  it('come back when their time is over, and late work counts while the place is free', async () => {
    const id = await campaign(1, { peoplePerItem: 1 });
    const [ann, ben] = [await world.person(), await world.person()];
    const given = await next(id, ann);
    await say(given?.['contentId'], ann);
    expect(await world.post(`/annotation-campaigns/${id}/next`, {}, ben)).toMatchObject({
      body: { assignment: null, whyNone: 'held_by_others' },
    });

    await world.expireLease(given?.['id']);
    const taken = await next(id, ben);
    expect(taken?.['contentId']).toBe(given?.['contentId']);
    expect(await submit(given?.['id'], ann)).toMatchObject({
      status: 409,
      body: { code: 'annotation_assignment.lost' },
    });

    await world.post(`/annotation-assignments/${String(taken?.['id'])}/release`, {}, ben);
    expect(await submit(given?.['id'], ann)).toMatchObject({ status: 200, body: { state: 'submitted' } });
  });

  it('are left to others when they are skipped', async () => {
    const id = await campaign(1, { peoplePerItem: 1 });
    const [ann, ben] = [await world.person(), await world.person()];
    const given = await next(id, ann);
    const url = `/annotation-assignments/${String(given?.['id'])}`;

    expect((await world.post(`${url}/skip`, { reason: 'Too dark' }, ben)).status).toBe(404);
    expect((await world.post(`${url}/skip`, { reason: 'Too dark' }, ann)).status).toBe(204);
    expect(await world.post(`/annotation-campaigns/${id}/next`, {}, ann)).toMatchObject({
      body: { assignment: null, whyNone: 'all_done' },
    });
    expect(await submit(given?.['id'], ann)).toMatchObject({ status: 409 });
    expect((await next(id, ben))?.['contentId']).toBe(given?.['contentId']);
  });

  it('are for those who were asked', async () => {
    const [ann, ben] = [await world.person(), await world.person()];
    const id = await campaign(1, { peoplePerItem: 1, people: [ann.userId] });

    expect((await world.post(`/annotation-campaigns/${id}/next`, {}, ben)).status).toBe(404);
    expect(await world.post(`/annotation-campaigns/${id}/next`, {}, lead)).toMatchObject({
      status: 403,
      body: { code: 'annotation_campaign.not_for_you' },
    });
    expect(await next(id, ann)).not.toBeNull();
  });

  it('are not handed out before the start, in a pause and after the end', async () => {
    const id = await campaign(2);
    const ann = await world.person();
    const given = await next(id, ann);
    const turn = (to: string, as = lead): Promise<Answer> => world.post(`/annotation-campaigns/${id}/${to}`, {}, as);

    expect((await turn('pause', ann)).body['code']).toBe('auth.forbidden');
    await turn('pause');
    expect(await turn('next', ann)).toMatchObject({ status: 409, body: { code: 'annotation_campaign.not_running' } });
    await say(given?.['contentId'], ann);
    expect((await submit(given?.['id'], ann)).status).toBe(200);
    expect((await turn('start')).body['state']).toBe('running');
    expect((await turn('finish')).body['state']).toBe('done');
    expect((await turn('start')).body['code']).toBe('annotation_campaign.illegal_transition');
    expect((await world.get(`/contents/${String(given?.['contentId'])}/annotations`)).body.items).toHaveLength(1);
  });

  it.each([
    ['nothing in them', { filter: { license: 'nobody-uses-this' } }, 422, 'annotation_campaign.no_items'],
    [
      'more people an item than may take part',
      { peoplePerItem: 3, people: 'two' },
      422,
      'annotation_campaign.too_few_people',
    ],
    ['people whom nobody knows', { people: 'nobody' }, 422, 'annotation_campaign.unknown_people'],
    ['a team of others', { teamId: newId<TeamId>() }, 403, 'auth.forbidden'],
    ['half a person an item', { peoplePerItem: 1.5 }, 400, 'request.invalid'],
    ['nothing to annotate with', { sourceIds: [] }, 400, 'request.invalid'],
  ])('are refused with %s', async (_, wrong, status, code) => {
    await world.content(lead);
    const people =
      'people' in wrong
        ? { people: wrong.people === 'two' ? [lead.userId, (await world.person()).userId] : [newId()] }
        : {};
    const request = { name: 'Cows', filter: {}, sourceIds: [caption], peoplePerItem: 1, ...wrong, ...people };

    expect(await world.post('/annotation-campaigns', request, lead)).toMatchObject({ status, body: { code } });
  });
});
