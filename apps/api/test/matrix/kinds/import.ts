import { newId } from '@odr/kernel';
import { absentId, ownerOf, type Kind } from './kind.js';

/** One that no worker touches: it is told to be another's for an hour. */
const importThatIs = (state: string): Kind => ({
  relations: ['own', 'team', 'hidden', 'absent'],
  async make(world, relation, caller) {
    if (relation === 'absent') return { id: absentId() };
    const id = newId<string>();
    await world.query(
      `INSERT INTO content_import (id, kind, name, state, user_id, team_id, settings, listed_at, run_by, run_until)
       VALUES ($1, 'huggingface', 'cows', $2, $3, $4, '{"defaults":{}}', now(), $1, now() + interval '1 hour')`,
      [id, state, ownerOf(world, relation, caller), relation === 'team' ? world.teamId : null],
    );
    return { id };
  },
});

export const runningImport = importThatIs('running');
export const pausedImport = importThatIs('paused');
export const draftImport = importThatIs('draft');
export const finishedImport = importThatIs('done');
