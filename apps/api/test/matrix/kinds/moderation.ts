import { newId } from '@odr/kernel';
import { callOk } from '../accounts.js';
import { user } from './account.js';
import { contentFor } from './content.js';
import { absentId, type Kind, type Resource } from './kind.js';

/** A case about published content: in the caller's hands, or in another moderator's. */
export const heldCase: Kind = {
  relations: ['own', 'hidden', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    if (relation === 'absent') return { id: absentId() };
    const { id: subjectId = '' } = await contentFor(world, 'published', caller);
    const id = newId<string>();
    await world.query(
      `INSERT INTO moderation_case (id, queue, family, subject_type, subject_id, state, due_at, lease_owner, lease_token, lease_expires_at)
       SELECT $1, name, family, 'content', $2, 'pending', now(), $3, 1, now() + interval '10 minutes'
         FROM moderation_queue WHERE name = 'pending'`,
      [id, subjectId, relation === 'own' ? caller.userId : world.judge.id],
    );
    return { id, subjectId };
  },
};

/** A case that another moderator keeps for long. */
export const caseOnHold: Kind = {
  relations: ['hidden', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    const resource = await heldCase.make(world, relation, caller);
    if (relation !== 'absent')
      await world.query(`UPDATE moderation_case SET lease_kind = 'hold', hold_reason = 'Asked.' WHERE id = $1`, [
        resource.id,
      ]);
    return resource;
  },
};

/** Another moderator's decision. */
export const decision: Kind = {
  relations: ['hidden', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    if (relation === 'absent') return { id: absentId() };
    const { id: item = '' } = await heldCase.make(world, 'hidden', caller);
    const { decisions } = await callOk<{ decisions: { id: string }[] }>(world.system, 'POST', '/moderation/decisions', {
      token: world.judge.token,
      json: { itemIds: [item], leaseTokens: { [item]: 1 }, action: 'delist' },
    });
    return { id: decisions[0]?.id ?? '' };
  },
};

/** What strangers may object to. */
export const publishedContent: Kind = {
  relations: ['published', 'absent'],
  make: (world, relation, caller) =>
    relation === 'absent' ? { id: absentId() } : contentFor(world, 'published', caller),
};

/** The link to a notice that somebody else has sent. */
export const publicNotice: Kind = {
  relations: ['published', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    if (relation === 'absent') return { token: absentId() };
    const { id } = await contentFor(world, 'published', caller);
    const { token } = await callOk<{ token: string }>(world.system, 'POST', '/notices', {
      json: {
        location: id,
        ground: 'depicted',
        explanation: 'This is me, and I never agreed to it.',
        isInGoodFaith: true,
      },
    });
    return { token };
  },
};

/** A decision that is right beyond doubt. */
export const knownAnswer: Kind = {
  relations: ['hidden', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    const id = newId<string>();
    if (relation === 'absent') return { id };
    const { id: decisionId } = await decision.make(world, 'hidden', caller);
    await world.query(`INSERT INTO moderation_gold (id, decision_id, action, made_by) VALUES ($1, $2, 'delist', $3)`, [
      id,
      decisionId,
      world.judge.id,
    ]);
    return { id };
  },
};

/** Somebody whose reports are not taken, and who has appealed. */
export const mutedReporter: Kind = {
  relations: ['hidden', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    const { id = '' } = await user.make(world, relation, caller);
    if (relation === 'hidden')
      await world.query(
        `INSERT INTO reporter_standing (user_id, muted_at, mute_note, muted_by, appeal_text, appealed_at)
         VALUES ($1, now(), 'Forty in a row.', $2, 'I mean well.', now())`,
        [id, world.judge.id],
      );
    return { id };
  },
};

/** Something that moderation may have a history of; where it has none, that is empty. */
export const subject: Kind = { relations: ['published'], make: () => ({ type: 'content', id: absentId() }) };
