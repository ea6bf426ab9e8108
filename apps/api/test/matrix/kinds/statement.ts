import { newId } from '@odr/kernel';
import { callOk, signUp } from '../accounts.js';
import type { Caller } from '../callers.js';
import type { Relation } from '../outcome.js';
import type { World } from '../world.js';
import { contentFor } from './content.js';
import { absentId, type Kind, type Resource } from './kind.js';

/** Something of the caller, or of a stranger, that the judge has taken from public view. @returns id of the decision */
async function decidedAgainst(world: World, relation: Relation, caller: Caller): Promise<string> {
  const { id: subjectId = '' } = await contentFor(world, relation === 'own' ? 'own' : 'hidden', caller);
  await world.query(`UPDATE content SET status = 'available' WHERE id = $1`, [subjectId]);
  const item = newId<string>();
  await world.query(
    `INSERT INTO moderation_case (id, queue, family, subject_type, subject_id, state, due_at, lease_owner, lease_token, lease_expires_at)
     SELECT $1, name, family, 'content', $2, 'pending', now(), $3, 1, now() + interval '10 minutes'
       FROM moderation_queue WHERE name = 'reports'`,
    [item, subjectId, world.judge.id],
  );
  const { id } = await callOk<{ id: string }>(world.system, 'POST', '/moderation/decisions', {
    token: world.judge.token,
    json: { itemIds: [item], leaseTokens: { [item]: 1 }, action: 'delist', policy: 'terms.other' },
  });
  return id;
}

/** A decision with its reasons, about something of the caller or of somebody else. */
export const statement: Kind = {
  relations: ['own', 'hidden', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    return { id: relation === 'absent' ? absentId() : await decidedAgainst(world, relation, caller) };
  },
};

/** The appeal of the caller, or of somebody else, and the item that it waits as. */
async function appealed(world: World, relation: Relation, caller: Caller): Promise<{ id: string; itemId: string }> {
  const decisionId = await decidedAgainst(world, relation, caller);
  const id = newId<string>();
  await world.query(
    `INSERT INTO moderation_appeal (id, decision_id, appellant_id, text) SELECT $1, id, concerns, 'One of the matrix.' FROM moderation_decision WHERE id = $2`,
    [id, decisionId],
  );
  const [opened] = await world.query<{ id: string }>(
    `INSERT INTO moderation_case (id, queue, family, subject_type, subject_id, state, due_at)
     SELECT gen_random_uuid(), 'appeals', 'appeal:' || d.id, c.subject_type, c.subject_id, 'pending', now()
       FROM moderation_decision d JOIN moderation_case c ON c.id = d.case_id WHERE d.id = $1
     RETURNING id`,
    [decisionId],
  );
  return { id, itemId: opened?.id ?? '' };
}

export const appeal: Kind = {
  relations: ['own', 'hidden', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    return relation === 'absent' ? { id: absentId() } : { id: (await appealed(world, relation, caller)).id };
  },
};

/** Somebody else's, to be answered. */
export const appealToAnswer: Kind = { ...appeal, relations: ['hidden', 'absent'] };

export const appealItem: Kind = {
  relations: ['hidden', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    return { id: relation === 'absent' ? absentId() : (await appealed(world, relation, caller)).itemId };
  },
};

/** Somebody new, who contributes. */
export const contributor: Kind = {
  relations: ['hidden', 'absent'],
  async make(world, relation): Promise<Resource> {
    return { id: relation === 'absent' ? absentId() : (await signUp(world.system, { name: 'Cora New' })).id };
  },
};

export const suspendedContributor: Kind = {
  ...contributor,
  async make(world, relation, caller): Promise<Resource> {
    const { id = '' } = await contributor.make(world, relation, caller);
    if (relation !== 'absent')
      await world.query(
        `INSERT INTO account_suspension (id, user_id, policy, policy_version, reason, suspended_by, ends_at)
         VALUES (gen_random_uuid(), $1, 'terms.other', 1, 'One of the matrix.', $2, now() + interval '1 day')`,
        [id, world.judge.id],
      );
    return { id };
  },
};

/** An appeal against the judge's suspension of somebody, in the hands of whoever is named. */
async function suspensionAppealed(world: World, caller: Caller, holder: string): Promise<Resource> {
  const { id: userId = '' } = await suspendedContributor.make(world, 'hidden', caller);
  const id = newId<string>();
  await world.query(
    `UPDATE account_suspension SET appeal_text = 'One of the matrix.', appealed_at = now() WHERE user_id = $1`,
    [userId],
  );
  await world.query(
    `INSERT INTO moderation_case (id, queue, family, subject_type, subject_id, state, due_at, lease_owner, lease_token, lease_expires_at)
     SELECT $1, 'appeals', 'appeal:' || a.id, 'suspension', a.id, 'pending', now(), $3, 1, now() + interval '10 minutes'
       FROM account_suspension a WHERE a.user_id = $2`,
    [id, userId, holder],
  );
  return { id };
}

export const suspensionAppeal: Kind = {
  relations: ['own', 'hidden', 'absent'],
  make: (world, relation, caller) =>
    relation === 'absent'
      ? Promise.resolve({ id: absentId() })
      : suspensionAppealed(world, caller, relation === 'own' ? (caller.userId ?? '') : world.judge.id),
};

/** In another moderator's hands. */
export const suspensionAppealItem: Kind = { ...suspensionAppeal, relations: ['hidden', 'absent'] };
