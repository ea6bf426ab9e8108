import { randomBytes } from 'node:crypto';
import { newId, type AnnotationId, type ContentId, type TeamId, type UserId } from '@odr/kernel';
import type { TestDatabase } from './test-database.js';

type World = Pick<TestDatabase, 'db'>;

/** What a test may want to say about a content; the rest is made up. */
export interface ContentSeed {
  readonly name?: string;
  readonly status?: string;
  readonly altText?: string;
  readonly teamId?: TeamId;
  readonly userId?: UserId;
  /** 64 hex digits. */
  readonly pdqHash?: string;
  readonly pdqQuality?: number;
  readonly license?: string;
  readonly format?: string;
  readonly createdAt?: Date;
}

/** A user who can own what a test puts in. */
export async function seedUser({ db }: World, role = 'contributor'): Promise<UserId> {
  const id = newId<UserId>();
  await db.query(
    `INSERT INTO user_account (id, email, name, password_hash, role) VALUES ($1, $2, 'Someone', '-', $3)`,
    [id, `${id}@example.org`, role],
  );
  return id;
}

/** A processed content, as a row: nothing lies in the store. */
export async function seedContent(world: World, seed: ContentSeed = {}): Promise<ContentId> {
  const id = newId<ContentId>();
  await world.db.query(
    `INSERT INTO content (id, type, name, status, processing_state, sha256, published_sha256, pixel_sha256, pdq_hash, pdq_quality,
       width, height, format, size, license, license_verdict, alt_text, user_id, team_id, created_at)
     VALUES ($1, 'image', $2, $3, 'done', $4, $5, $6, $7, $8, 640, 480, $9, 1000, $10, 'open', $11, $12, $13, $14)`,
    [
      id,
      seed.name ?? 'picture.jpg',
      seed.status ?? 'available',
      ...[0, 0, 0].map(() => randomBytes(32).toString('hex')),
      seed.pdqHash ?? null,
      seed.pdqQuality ?? (seed.pdqHash === undefined ? null : 100),
      seed.format ?? 'jpeg',
      seed.license ?? 'CC0-1.0',
      seed.altText ?? null,
      seed.userId ?? (await seedUser(world)),
      seed.teamId ?? null,
      seed.createdAt ?? new Date(),
    ],
  );
  return id;
}

/** An annotation with this value, by someone. */
export async function seedAnnotation(world: World, contentId: ContentId, value: unknown): Promise<AnnotationId> {
  const id = newId<AnnotationId>();
  await world.db.query(`INSERT INTO annotation (id, content_id, annotation, user_id) VALUES ($1, $2, $3, $4)`, [
    id,
    contentId,
    JSON.stringify(value),
    await seedUser(world),
  ]);
  return id;
}
