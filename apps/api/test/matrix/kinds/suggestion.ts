import { newId } from '@odr/kernel';
import type { World } from '../world.js';
import { content, contentFor } from './content.js';
import { absentId, ownerOf, type Kind, type Resource } from './kind.js';

interface ModelWish {
  readonly userId: string;
  readonly runs: 'built_in' | 'pushed';
}

/** One that is on; built-in ones of this name are no program's, so nothing looks at anything. */
async function insertModel(world: World, { userId, runs }: ModelWish): Promise<string> {
  const id = newId<string>();
  await world.query(
    `INSERT INTO suggestion_model (id, name, model_version, kind, source_id, runs, is_on, wanted_precision, wanted_decisions,
                                   control_share, user_id)
     SELECT $1, $2, '1', 'tags', s.id, $3, true, 0.95, 100, 0.1, $4 FROM annotation_source s WHERE s.name = 'tags'`,
    [id, `model ${id}`, runs, userId],
  );
  return id;
}

const modelThat = (runs: ModelWish['runs']): Kind => ({
  relations: ['own', 'published', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    if (relation === 'absent') return { id: absentId() };
    return { id: await insertModel(world, { userId: ownerOf(world, relation, caller), runs }) };
  },
});

/** Registered for the caller, or for somebody else. */
export const suggestionModel = modelThat('built_in');
export const pushedModel = modelThat('pushed');

/** A run of a model that has not begun. */
export const suggestionRun: Kind = {
  relations: ['own', 'published', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    if (relation === 'absent') return { id: absentId() };
    const [id, userId] = [newId<string>(), ownerOf(world, relation, caller)];
    await world.query(`INSERT INTO suggestion_run (id, model_id, user_id, total) VALUES ($1, $2, $3, 1)`, [
      id,
      await insertModel(world, { userId, runs: 'built_in' }),
      userId,
    ]);
    return { id };
  },
};

async function insertSuggestion(world: World, contentId: string, userId: string, decidedBy?: string): Promise<string> {
  const id = newId<string>();
  await world.query(
    `INSERT INTO suggestion (id, content_id, model_id, model_version, piece, label, value, score, state, decided_by, decided_at)
     VALUES ($1, $2, $3, '1', 'cow', 'cow', '"cow"', 0.5, $4, $5::uuid, CASE WHEN $5::uuid IS NULL THEN NULL ELSE now() END)`,
    [
      id,
      contentId,
      await insertModel(world, { userId, runs: 'pushed' }),
      decidedBy === undefined ? 'pending' : 'rejected',
      decidedBy ?? null,
    ],
  );
  return id;
}

/** Of a content; nobody has decided about it. */
export const suggestion: Kind = {
  ...content,
  async make(world, relation, caller): Promise<Resource> {
    if (relation === 'absent') return { id: absentId() };
    const { id = '' } = await contentFor(world, relation, caller);
    return { id: await insertSuggestion(world, id, world.stranger.id) };
  },
};

/** That the caller has rejected, or somebody else has. */
export const decidedSuggestion: Kind = {
  relations: ['own', 'published', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    if (relation === 'absent') return { id: absentId() };
    const { id = '' } = await contentFor(world, 'published', caller);
    return { id: await insertSuggestion(world, id, world.stranger.id, ownerOf(world, relation, caller)) };
  },
};
