import { newId } from '@odr/kernel';
import type { Caller } from '../callers.js';
import type { Relation } from '../outcome.js';
import type { World } from '../world.js';
import { absentId, aHash, ownerOf, type Kind, type Resource } from './kind.js';

interface ContentWish {
  readonly userId: string;
  readonly status: 'pending' | 'available';
  readonly teamId?: string;
}

/** A processed item whose picture lies in the store and which an engine has seen. */
async function insertContent(world: World, { userId, status, teamId }: ContentWish): Promise<Resource> {
  const [id, sha256] = [newId<string>(), aHash()];
  await world.query(
    `WITH made AS (
       INSERT INTO content (id, type, name, status, processing_state, sha256, published_sha256, pixel_sha256, width, height,
                            format, size, license, license_verdict, user_id, team_id)
       VALUES ($1, 'image', 'picture.jpg', $2, 'done', $3, $4, $5, 64, 48, 'jpeg', $6, 'CC0-1.0', 'open', $7, $8)),
     file AS (
       INSERT INTO content_derivative (content_id, variant, sha256, media_type, size, width, height)
       SELECT $1, variant, $9, 'image/jpeg', $6, 64, 48 FROM unnest(ARRAY['original', 'preview', 'thumbnail']) AS variant)
     INSERT INTO content_embedding (content_id, engine_id, embedding)
     SELECT $1, id, array_fill(1 / sqrt(dimension), ARRAY[dimension])::vector FROM embedding_engine WHERE type = 'content'`,
    [id, status, sha256, aHash(), aHash(), world.picture.bytes.length, userId, teamId ?? null, world.picture.sha256],
  );
  return { id, sha256 };
}

export const contentFor = (world: World, relation: Relation, caller: Caller): Promise<Resource> | Resource =>
  relation === 'absent'
    ? { id: absentId(), sha256: aHash() }
    : insertContent(world, {
        userId: ownerOf(world, relation, caller),
        status: relation === 'published' ? 'available' : 'pending',
        ...(relation === 'team' && { teamId: world.teamId }),
      });

export const content: Kind = { relations: ['own', 'team', 'hidden', 'published', 'absent'], make: contentFor };

/** With the name of an engine that has seen it. */
export const embeddedContent: Kind = {
  ...content,
  async make(world, relation, caller): Promise<Resource> {
    const [engine] = await world.query<{ name: string }>(
      `SELECT name FROM embedding_engine WHERE type = 'content' ORDER BY created_at, id LIMIT 1`,
    );
    return { ...(await contentFor(world, relation, caller)), engine: engine?.name ?? '' };
  },
};

/** A content, and a part of it that it does not have: whether one may change it is settled before. */
export const contentPart: Kind = {
  ...content,
  make: async (world, relation, caller) => ({
    ...(await contentFor(world, relation, caller)),
    sourceId: absentId(),
    authorId: absentId(),
    grantId: absentId(),
  }),
};

/** One's own and others' on published content, a team mate's and a stranger's on content that is hidden. */
export const annotation: Kind = {
  relations: ['own', 'team', 'hidden', 'published', 'absent'],
  ownToStrangers: 'published',
  async make(world, relation, caller): Promise<Resource> {
    if (relation === 'absent') return { id: absentId(), version: '1' };
    const about = relation === 'own' ? 'published' : relation;
    const { id: contentId = '' } = await contentFor(world, about, caller);
    const id = newId<string>();
    await world.query(
      `WITH made AS (INSERT INTO annotation (id, content_id, annotation, user_id) VALUES ($1, $2, '{"caption":"A cow."}', $3)),
            first AS (INSERT INTO annotation_version (annotation_id, version, annotation, user_id)
                      VALUES ($1, 1, '{"caption":"A cow."}', $3))
       INSERT INTO annotation_source_link (annotation_id, source_id) VALUES ($1, $4)`,
      [id, contentId, ownerOf(world, relation, caller), world.sourceId],
    );
    return { id, version: '1' };
  },
};

/** Deleted by whoever wrote it. */
export const deletedAnnotation: Kind = {
  ...annotation,
  ownToStrangers: 'absent',
  async make(world, relation, caller): Promise<Resource> {
    const made = await annotation.make(world, relation, caller);
    await world.query(`UPDATE annotation SET deleted_at = now(), deleted_by = user_id WHERE id = $1`, [made['id']]);
    return made;
  },
};
