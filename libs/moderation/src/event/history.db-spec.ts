import type { Principal } from '@odr/access';
import { seedContent } from '@odr/platform/testing';
import { ExpiryService } from '../decision/expiry.service.js';
import { ModerationWorld } from '../testing/moderation-world.js';

describe('verifying the history', () => {
  let world: ModerationWorld;
  let mina: Principal;
  let omar: Principal;
  let ann: Principal;
  beforeAll(async () => {
    world = await ModerationWorld.start();
    mina = await world.person();
    omar = await world.person();
    ann = await world.person('admin');
  });
  afterAll(() => world.stop());

  const verify = async () => (await world.call(ann, 'POST', 'moderation/events/verify')).body;
  /** Reported, hidden for a time, and that time is over: five events. */
  const aStory = async () => {
    const uma = await world.person('contributor');
    const content = await seedContent(world.test, { userId: uma.userId });
    await world.call(await world.person('contributor'), 'POST', 'reports', {
      subjectType: 'content',
      subjectId: content,
      reason: 'privacy',
    });
    const item = await world.claim(mina, content, 'reports');
    const { body } = await world.decide(mina, [item], 'delist', { policy: 'privacy.faces', durationHours: 1 });
    const decisionId = String(body['id']);
    return { uma, content, item, decisionId };
  };
  /** As somebody could who owns the database. */
  const behindItsBack = async (sql: string, parameters: unknown[]) => {
    await world.test.asOwner(`ALTER TABLE moderation_event DISABLE TRIGGER moderation_event_append_only`);
    await world.test.asOwner(sql, parameters);
    await world.test.asOwner(`ALTER TABLE moderation_event ENABLE TRIGGER moderation_event_append_only`);
  };
  const eventOf = async (content: string, seq: number) => {
    const [row] = await world.test.db.query<{ id: string; hash: string }>(
      `SELECT id, encode(hash, 'hex') AS hash FROM moderation_event WHERE subject_id = $1 AND seq = $2`,
      [content, seq],
    );
    return row;
  };

  it('finds tables and history the same after everything that can happen', async () => {
    const overturned = await aStory();
    const { body } = await world.call(overturned.uma, 'POST', 'appeals', {
      decisionId: overturned.decisionId,
      text: 'It is a statue, not a person.',
    });
    await world.call(omar, 'POST', `appeals/${String(body['id'])}/resolve`, { outcome: 'overturned', note: 'Sorry.' });
    const expired = await aStory();
    await world.test.asOwner(`UPDATE moderation_decision SET expires_at = now() WHERE id = $1`, [expired.decisionId]);
    await world.get(ExpiryService).endDue();
    const reversed = await aStory();
    await world.call(omar, 'POST', `moderation/decisions/${reversed.decisionId}/reverse`);

    expect(await verify()).toMatchObject({ isSound: true, findings: [] });
    expect(await world.call(mina, 'POST', 'moderation/events/verify')).toMatchObject({ status: 403 });
  });

  it('names the event that somebody has changed', async () => {
    const { content } = await aStory();
    await behindItsBack(
      `UPDATE moderation_event SET payload = jsonb_set(payload, '{severity}', '0') WHERE subject_id = $1 AND seq = 2`,
      [content],
    );

    expect((await verify())['findings']).toContainEqual(
      expect.objectContaining({
        ...{ subjectId: content, seq: 2, what: 'event_changed', eventId: (await eventOf(content, 2))?.id },
      }),
    );
  });

  it('names the byte of a hash that was flipped', async () => {
    const { content } = await aStory();
    await behindItsBack(
      `UPDATE moderation_event SET hash = set_byte(hash, 17, get_byte(hash, 17) # 1) WHERE subject_id = $1 AND seq = 1`,
      [content],
    );

    expect((await verify())['findings']).toContainEqual(
      expect.objectContaining({ subjectId: content, seq: 1, what: 'hash_changed', byte: 17 }),
    );
  });

  it('misses events that were cut off', async () => {
    const { content } = await aStory();
    await behindItsBack(
      `DELETE FROM moderation_event WHERE subject_id = $1 AND seq = (SELECT max(seq) FROM moderation_event WHERE subject_id = $1)`,
      [content],
    );

    expect((await verify())['findings']).toContainEqual(
      expect.objectContaining({ subjectId: content, what: 'event_missing', seq: 3 }),
    );
  });

  it('names rows that do not follow from the history', async () => {
    const { content, decisionId } = await aStory();
    await world.test.asOwner(`UPDATE moderation_decision SET action = 'approve' WHERE id = $1`, [decisionId]);

    expect((await verify())['findings']).toContainEqual(
      expect.objectContaining({
        ...{ subjectId: content, what: 'tables_differ', seq: null },
        differences: [expect.stringContaining('"approve"'), expect.stringContaining('"delist"')],
      }),
    );
  });
});
