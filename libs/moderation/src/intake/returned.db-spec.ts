import type { Principal } from '@odr/access';
import type { AnnotationId, ContentId } from '@odr/kernel';
import { seedAnnotation, seedContent } from '@odr/platform/testing';
import { ModerationWorld } from '../testing/moderation-world.js';
import { IntakeService } from './intake.service.js';
import { ReturnedService } from './returned.service.js';

describe('what comes back after its deletion', () => {
  let world: ModerationWorld;
  let intake: IntakeService;
  let returned: ReturnedService;
  let mina: Principal;
  let rita: Principal;
  beforeAll(async () => {
    world = await ModerationWorld.start();
    intake = world.get(IntakeService);
    returned = world.get(ReturnedService);
    [mina, rita] = [await world.person('moderator'), await world.person('contributor')];
  });
  afterAll(() => world.stop());

  const casesOf = (id: ContentId | AnnotationId) =>
    world.test.db.query<{ queue: string; state: string }>(
      `SELECT queue, state FROM moderation_case WHERE subject_id = $1 ORDER BY opened_at, id`,
      [id],
    );
  const remove = async (id: ContentId): Promise<void> => {
    await world.test.asOwner(`UPDATE content SET deleted_at = now() WHERE id = $1`, [id]);
    await intake.forgetContent(id);
  };
  const bringBack = async (id: ContentId): Promise<void> => {
    await world.test.asOwner(`UPDATE content SET deleted_at = NULL WHERE id = $1`, [id]);
    await Promise.all([returned.resume(id), returned.resume(id)]);
    await returned.resume(id);
  };

  it('waits for review again, once, with what a scanner had suspected', async () => {
    const id = await world.waiting();
    await intake.suspect(id, 'weapon', 'objects');
    await remove(id);
    await bringBack(id);

    expect(await casesOf(id)).toEqual([
      { queue: 'flagged', state: 'closed' },
      { queue: 'flagged', state: 'pending' },
    ]);
    expect(await world.claim(mina, id, 'flagged')).toMatchObject({ reasons: [{ flag: 'weapon' }] });
  });

  it('keeps the reports that a deletion had ended', async () => {
    const id = await seedContent(world.test, { status: 'available' });
    const report = { subjectType: 'content', subjectId: id, reason: 'privacy', description: 'This is my garden.' };
    expect((await world.call(rita, 'POST', 'reports', report)).status).toBe(201);
    await remove(id);
    await bringBack(id);

    const { body } = await world.call(rita, 'GET', 'reports/mine');
    expect(body.items).toEqual([expect.objectContaining({ subjectId: id, state: 'open', outcome: null })]);
    expect(await casesOf(id)).toEqual([
      { queue: 'reports', state: 'closed' },
      { queue: 'reports', state: 'pending' },
    ]);
  });

  it('keeps the reports of an annotation that its author deletes and restores', async () => {
    const id = await seedAnnotation(world.test, await seedContent(world.test, { status: 'available' }), 'a cow');
    const report = { subjectType: 'annotation', subjectId: id, reason: 'malicious_annotation' };
    expect((await world.call(rita, 'POST', 'reports', report)).status).toBe(201);

    await intake.forgetAnnotation(id);
    expect(await casesOf(id)).toEqual([{ queue: 'reports', state: 'pending' }]);
    await world.test.asOwner(`UPDATE annotation SET deleted_at = now() WHERE id = $1`, [id]);
    await intake.forgetAnnotation(id);
    expect(await casesOf(id)).toEqual([{ queue: 'reports', state: 'closed' }]);
    await world.test.asOwner(`UPDATE annotation SET deleted_at = NULL WHERE id = $1`, [id]);
    await returned.resumeAnnotation(id);

    expect(await casesOf(id)).toEqual([
      { queue: 'reports', state: 'closed' },
      { queue: 'reports', state: 'pending' },
    ]);
  });

  it('does not ask again about what was decided before the deletion', async () => {
    const id = await world.waiting();
    await world.decide(mina, [await world.claim(mina, id)], 'approve');
    await remove(id);
    await bringBack(id);

    expect(await casesOf(id)).toEqual([{ queue: 'pending', state: 'decided' }]);
  });

  it('is left alone while it is gone', async () => {
    const id = await world.waiting();
    await remove(id);
    await returned.resume(id);

    expect(await casesOf(id)).toEqual([{ queue: 'pending', state: 'closed' }]);
  });
});
