import { newId } from '@odr/kernel';
import { aSource } from '../world.js';
import { absentId, ownerOf, type Kind, type Resource } from './kind.js';

/** With the first of its schemas. */
export const annotationSource: Kind = {
  relations: ['own', 'published', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    if (relation === 'absent') return { id: absentId(), version: '1' };
    return { id: await aSource(world.system, ownerOf(world, relation, caller)), version: '1' };
  },
};

/** One that is under way, of a source of one's own and of somebody else's. */
export const annotationRevalidation: Kind = {
  relations: ['own', 'published', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    if (relation === 'absent') return { id: absentId() };
    const [id, userId] = [newId<string>(), ownerOf(world, relation, caller)];
    await world.query(
      `INSERT INTO annotation_revalidation (id, source_id, schema_version, state, total, user_id)
       VALUES ($1, $2, 1, 'running', 0, $3)`,
      [id, await aSource(world.system, userId), userId],
    );
    return { id };
  },
};

/** A cleaning of captions that is over, of one's own and of somebody else's. */
export const annotationCleaning: Kind = {
  relations: ['own', 'published', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    if (relation === 'absent') return { id: absentId() };
    const id = newId<string>();
    await world.query(
      `INSERT INTO annotation_cleaning (id, user_id, mode, filter, state, total) VALUES ($1, $2, 'fixed', '{}', 'done', 0)`,
      [id, ownerOf(world, relation, caller)],
    );
    return { id };
  },
};
