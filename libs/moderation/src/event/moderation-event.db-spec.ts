import { newId, type CaseId } from '@odr/kernel';
import { OutsideTransaction } from '@odr/platform';
import { testDatabase, type TestDatabase } from '@odr/platform/testing';
import type { Subject } from '../subject/subject.js';
import { firstBroken, type ChainedEvent } from './event-chain.policy.js';
import { ModerationEventRepository } from './moderation-event.repository.js';
import { SYSTEM, type NewEvent } from './moderation-events.js';

describe('the history of moderation', () => {
  let world: TestDatabase;
  let events: ModerationEventRepository;
  beforeAll(async () => {
    world = await testDatabase();
    events = new ModerationEventRepository(world.db);
  });
  afterAll(() => world.close());

  const aSubject = (): Subject => ({ type: 'content', id: newId() });
  const anEvent = (subject: Subject): NewEvent => ({
    type: 'case_closed',
    subject,
    actor: SYSTEM,
    payload: { caseId: newId<CaseId>(), outcome: 'subject_gone', reportIds: [] },
  });
  const append = (...added: NewEvent[]) => world.db.transaction(() => events.append(added));
  const historyOf = async (subject: Subject): Promise<ChainedEvent[]> => {
    const rows = await world.db.query<ChainedEvent>(
      `SELECT id, seq::integer AS seq, type, actor_kind AS "actorKind", actor_id AS "actorId", payload, prev_hash AS "prevHash", hash, at
         FROM moderation_event WHERE subject_id = $1 ORDER BY seq`,
      [subject.id],
    );
    return rows.map((row) => ({ ...row, subject }));
  };

  it('is one unbroken chain per subject, however many write at once', async () => {
    const [first, second] = [aSubject(), aSubject()];

    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        index % 2 ? append(anEvent(first), anEvent(second)) : append(anEvent(second), anEvent(first), anEvent(first)),
      ),
    );

    for (const [subject, length] of [
      [first, 30],
      [second, 20],
    ] as const) {
      const history = await historyOf(subject);
      expect(history.map(({ seq }) => seq)).toEqual(Array.from({ length }, (_, index) => index + 1));
      expect(firstBroken(history)).toBeUndefined();
    }
  });

  it('cannot be changed, by whatever role', async () => {
    await append(anEvent(aSubject()));

    for (const change of [
      `UPDATE moderation_event SET type = 'x'`,
      `DELETE FROM moderation_event`,
      `TRUNCATE moderation_event`,
    ]) {
      await expect(world.db.query(change)).rejects.toThrow(/permission denied/);
      await expect(world.asOwner(change)).rejects.toThrow(/append-only/);
    }
  });

  it('shows who went behind its back', async () => {
    const subject = aSubject();
    await append(anEvent(subject), anEvent(subject), anEvent(subject));
    await world.asOwner(`ALTER TABLE moderation_event DISABLE TRIGGER moderation_event_append_only`);
    await world.asOwner(
      `UPDATE moderation_event SET payload = payload || '{"outcome": "actioned"}' WHERE subject_id = $1 AND seq = 2`,
      [subject.id],
    );
    await world.asOwner(`ALTER TABLE moderation_event ENABLE TRIGGER moderation_event_append_only`);

    expect(firstBroken(await historyOf(subject))?.seq).toBe(2);
  });

  it('is not written outside the transaction of what it tells', async () => {
    await expect(events.append([anEvent(aSubject())])).rejects.toThrow(OutsideTransaction);
  });
});
