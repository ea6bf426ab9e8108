import { newId } from '@odr/kernel';
import type { World } from '../world.js';
import { annotation, contentFor, content } from './content.js';
import type { Kind, Resource } from './kind.js';

/** One whose vectors clients bring, of three numbers. */
async function insertEngine(world: World, type: 'content' | 'annotation'): Promise<string> {
  const name = `brought-${newId()}`;
  await world.query(
    `INSERT INTO embedding_engine (id, name, type, version, dimension, metric, modality, license, backend)
     VALUES ($1, $2, $3, '1', 3, 'cosine', $4, 'MIT', '{"kind":"client"}')`,
    [newId(), name, type, type === 'content' ? 'image' : 'text'],
  );
  return name;
}

/** An engine that is being built. */
export const clientEngine: Kind = {
  relations: ['published', 'absent'],
  make: async (world, relation) => ({
    engine: relation === 'absent' ? 'no-such-engine' : await insertEngine(world, 'content'),
  }),
};

/** A content, and an engine that takes its vector. */
export const broughtContent: Kind = {
  ...content,
  make: async (world, relation, caller): Promise<Resource> => ({
    ...(await contentFor(world, relation, caller)),
    engine: await insertEngine(world, 'content'),
  }),
};

/** An annotation, and an engine that takes its vector. */
export const broughtAnnotation: Kind = {
  ...annotation,
  make: async (world, relation, caller): Promise<Resource> => ({
    ...(await annotation.make(world, relation, caller)),
    engine: await insertEngine(world, 'annotation'),
  }),
};

/** An annotation that an engine has read. */
export const embeddedAnnotation: Kind = {
  ...annotation,
  async make(world, relation, caller): Promise<Resource> {
    const made = await broughtAnnotation.make(world, relation, caller);
    await world.query(
      `INSERT INTO annotation_embedding (annotation_id, engine_id, content_id, version, embedding)
       SELECT a.id, g.id, a.content_id, a.version, '[1,0,0]' FROM annotation a, embedding_engine g WHERE a.id = $1 AND g.name = $2`,
      [made['id'], made['engine']],
    );
    return made;
  },
};
