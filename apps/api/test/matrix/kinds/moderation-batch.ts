import { createHash } from 'node:crypto';
import { newId } from '@odr/kernel';
import { absentId, type Kind } from './kind.js';

/** What stands for a plan about nothing. */
const PLAN = JSON.stringify({ action: 'reject', policy: null, note: null, cases: [] });
export const EMPTY_PLAN_HASH = createHash('sha256').update(PLAN).digest('hex');

const batch = (state: 'planned' | 'applied'): Kind => ({
  relations: ['own', 'hidden', 'absent'],
  async make(world, relation, caller) {
    if (relation === 'absent') return { id: absentId() };
    const id = newId<string>();
    await world.query(
      `INSERT INTO moderation_batch (id, state, selection, action, plan_hash, created_by, undo_until)
       VALUES ($1, $2, '{"queue":"pending"}', 'reject', $3, $4, now() + interval '1 day')`,
      [id, state, EMPTY_PLAN_HASH, relation === 'own' ? caller.userId : world.judge.id],
    );
    return { id };
  },
});

/** Somebody's plan, about nothing. */
export const plannedBatch = batch('planned');
/** The same, carried out. */
export const appliedBatch = batch('applied');
