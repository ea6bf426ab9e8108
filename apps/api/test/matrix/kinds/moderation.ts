import { newId } from '@odr/kernel';
import { callOk } from '../accounts.js';
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

/** Something that moderation may have a history of; where it has none, that is empty. */
export const subject: Kind = { relations: ['published'], make: () => ({ type: 'content', id: absentId() }) };
