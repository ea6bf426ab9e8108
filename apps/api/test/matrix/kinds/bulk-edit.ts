import { newId } from '@odr/kernel';
import { ownerOf, type Kind, type Resource } from './kind.js';

/** A bulk edit that changed nothing yet can be looked at and undone. */
export const bulkEdit: Kind = {
  relations: ['own', 'hidden', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    const id = newId<string>();
    if (relation !== 'absent')
      await world.query(`INSERT INTO content_bulk_edit (id, user_id, changes, total) VALUES ($1, $2, '{}', 0)`, [
        id,
        ownerOf(world, relation, caller),
      ]);
    return { id };
  },
};
