import { newId } from '@odr/kernel';
import { absentId, ownerOf, type Kind, type Resource } from './kind.js';

/** An empty set: private ones of everybody, and a public one of a stranger. */
export const contentSet: Kind = {
  relations: ['own', 'team', 'hidden', 'published', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    if (relation === 'absent') return { id: absentId() };
    const id = newId<string>();
    await world.query(
      `INSERT INTO content_set (id, name, visibility, user_id, team_id) VALUES ($1, 'Cows', $2, $3, $4)`,
      [
        id,
        relation === 'published' ? 'public' : 'private',
        ownerOf(world, relation, caller),
        relation === 'team' ? world.teamId : null,
      ],
    );
    return { id };
  },
};
