import { newId } from '@odr/kernel';
import { absentId, ownerOf, type Kind } from './kind.js';

/** Of ten bytes, none of which have come. */
export const upload: Kind = {
  relations: ['own', 'hidden', 'absent'],
  async make(world, relation, caller) {
    if (relation === 'absent') return { id: absentId() };
    const id = newId<string>();
    await world.query(
      `INSERT INTO content_upload (id, user_id, purpose, file_name, metadata, acceptances, length, expires_at)
       VALUES ($1, $2, 'content', 'picture.jpg', '{}', '{}', 10, now() + interval '1 day')`,
      [id, ownerOf(world, relation, caller)],
    );
    return { id };
  },
};
