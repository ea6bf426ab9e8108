import { newId } from '@odr/kernel';
import { ownerOf, type Kind, type Resource } from './kind.js';

const kept = (isDeleted: boolean): Kind => ({
  relations: ['own', 'team', 'hidden', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    const id = newId<string>();
    if (relation !== 'absent')
      await world.query(
        `INSERT INTO saved_search (id, user_id, name, query, team_id, deleted_at)
         VALUES ($1, $2, 'Cows', '{}', $3, CASE WHEN $4 THEN now() END)`,
        [id, ownerOf(world, relation, caller), relation === 'team' ? world.teamId : null, isDeleted],
      );
    return { id };
  },
});

/** A search for everything that somebody keeps, for themselves or with their team. */
export const savedSearch = kept(false);
/** One that can be brought back. */
export const deletedSearch = kept(true);
