import { newId } from '@odr/kernel';
import { contentFor } from './content.js';
import { absentId, ownerOf, type Kind, type Resource } from './kind.js';

/** Two copies of one picture, of the same owner. */
export const duplicateCluster: Kind = {
  relations: ['own', 'team', 'hidden', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    const members = [await contentFor(world, relation, caller), await contentFor(world, relation, caller)];
    const [first = '', second = ''] = members.map(({ id = '' }) => id).sort();
    if (relation === 'absent') return { id: absentId(), first, second };
    const id = newId<string>();
    await world.query(
      `WITH cluster AS (INSERT INTO duplicate_cluster (id, size, reasons) VALUES ($1, 2, '{identical}'))
       INSERT INTO duplicate_member (content_id, cluster_id) SELECT unnest($2::uuid[]), $1`,
      [id, [first, second]],
    );
    return { id, first, second };
  },
};

/** A decision that changed nothing can be undone. */
export const duplicateResolution: Kind = {
  relations: ['own', 'hidden', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    const id = newId<string>();
    if (relation !== 'absent')
      await world.query(
        `INSERT INTO duplicate_resolution (id, cluster_id, user_id, changes)
         VALUES ($1, $1, $2, '{"keep":[],"remove":[],"notDuplicates":[],"merged":[]}')`,
        [id, ownerOf(world, relation, caller)],
      );
    return { id };
  },
};
