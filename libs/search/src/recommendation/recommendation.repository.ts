import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { allOf, ASPECT, findableContents, ORIGIN, parameters, type ContentCondition } from '@odr/content';
import type { ContentId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { unit } from './diversity.policy.js';

/** What a list is made diverse by. */
export interface Fact {
  readonly id: ContentId;
  readonly name: string;
  readonly vector: ArrayLike<number>;
  readonly facets: Readonly<Record<'license' | 'aspect' | 'source', string | null>>;
}

/** Something that waits for annotations, and why. */
export interface Wanting {
  readonly contentId: ContentId;
  readonly campaign: { readonly id: string; readonly name: string } | null;
  /** The source under which people differ most; null where they do not. */
  readonly disputed: string | null;
  readonly isUncaptioned: boolean;
}

/** From here on people are far enough apart for another voice to help. */
const DISPUTED = 0.3;
const OWN = 20;

/** Reads what recommendations are chosen among. The caller's scope is part of every statement. */
@Injectable()
export class RecommendationRepository {
  constructor(private readonly db: Database) {}

  /** What the caller has not dismissed, of what searches find for them. */
  wanted(scope: TeamScope): ContentCondition {
    return allOf(
      findableContents(scope),
      (bind) =>
        `NOT EXISTS (SELECT FROM recommendation_dismissal x WHERE x.user_id = ${bind(scope.userId)}::uuid AND x.content_id = c.id)`,
    );
  }

  /** Of those the caller may see; without a vector where the engine has not seen one. */
  async facts(scope: TeamScope, ids: readonly ContentId[], engineId: string): Promise<ReadonlyMap<string, Fact>> {
    const { values, bind } = parameters([...ids], engineId);
    const rows = await this.db.query<
      Omit<Fact, 'vector' | 'facets'> & Fact['facets'] & { readonly embedding: string | null }
    >(
      `SELECT c.id, c.name, c.license, ${ASPECT} AS aspect, e.embedding::text AS embedding,
              (SELECT ${ORIGIN} FROM content_source origin WHERE origin.content_id = c.id ORDER BY origin.position LIMIT 1) AS source
         FROM content c LEFT JOIN content_embedding e ON e.content_id = c.id AND e.engine_id = $2
        WHERE c.id = ANY($1::uuid[]) AND ${findableContents(scope)(bind)}`,
      values,
    );
    return new Map(
      rows.map(({ id, name, embedding, ...facets }) => [
        id,
        { id, name, vector: embedding === null ? [] : unit(JSON.parse(embedding) as number[]), facets },
      ]),
    );
  }

  /** What somebody annotated last. */
  async annotatedBy(userId: UserId): Promise<ContentId[]> {
    const rows = await this.db.query<{ contentId: ContentId }>(
      `SELECT a.content_id AS "contentId" FROM annotation a WHERE a.user_id = $1 AND a.deleted_at IS NULL
        GROUP BY a.content_id ORDER BY max(a.updated_at) DESC, a.content_id LIMIT ${OWN}`,
      [userId],
    );
    return rows.map(({ contentId }) => contentId);
  }

  /**
   * What wants annotations by the caller. What others say blindly is not looked at: an item that only others have annotated
   * blindly is as bare to the caller as one that nobody has.
   */
  wanting(scope: TeamScope, limit: number): Promise<Wanting[]> {
    const { values, bind } = parameters(scope.userId, limit, [...scope.teamIds]);
    return this.db.query(
      `SELECT w.* FROM (
         SELECT c.id AS "contentId",
                (SELECT json_build_object('id', k.id, 'name', k.name)
                   FROM annotation_campaign_item i JOIN annotation_campaign k ON k.id = i.campaign_id AND k.state = 'running'
                  WHERE i.content_id = c.id AND i.finished_at IS NULL AND i.free_places > 0
                    AND (k.is_open OR EXISTS (SELECT FROM annotation_campaign_person p WHERE p.campaign_id = k.id AND p.user_id = $1)
                         OR (k.team_id = ANY($3::uuid[]) AND NOT EXISTS (SELECT FROM annotation_campaign_person p WHERE p.campaign_id = k.id)))
                    AND NOT EXISTS (SELECT FROM annotation_assignment x WHERE x.item_id = i.id AND x.user_id = $1)
                  ORDER BY k.due_at NULLS LAST, k.id LIMIT 1) AS campaign,
                (SELECT s.name FROM agreement_item g JOIN annotation_source s ON s.id = g.source_id
                  WHERE g.content_id = c.id AND g.disagreement >= ${DISPUTED} AND NOT g.coders @> ARRAY[$1::uuid]
                    AND NOT EXISTS (SELECT FROM annotation a WHERE a.id = ANY(g.annotation_ids) AND a.is_blind)
                    AND NOT EXISTS (SELECT FROM annotation_campaign_item i WHERE i.content_id = c.id AND i.finished_at IS NULL)
                  ORDER BY g.disagreement DESC, s.name LIMIT 1) AS disputed,
                NOT EXISTS (SELECT FROM annotation a WHERE a.content_id = c.id AND a.deleted_at IS NULL
                               AND (NOT a.is_blind OR a.user_id = $1)) AS "isUncaptioned", c.created_at
           FROM content c
          WHERE ${this.wanted(scope)(bind)} AND c.processing_state = 'done' AND c.status <> 'delisted'
            AND NOT EXISTS (SELECT FROM annotation a WHERE a.content_id = c.id AND a.user_id = $1 AND a.deleted_at IS NULL)
          ORDER BY c.created_at DESC LIMIT ${SCANNED}) w
       WHERE w.campaign IS NOT NULL OR w.disputed IS NOT NULL OR w."isUncaptioned"
       ORDER BY w.campaign IS NULL, w.disputed IS NULL, w.created_at DESC, w."contentId" LIMIT $2`,
      values,
    );
  }

  async dismiss(userId: UserId, contentId: ContentId): Promise<void> {
    await this.db.query(
      `INSERT INTO recommendation_dismissal (user_id, content_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
      [userId, contentId],
    );
  }

  async recall(userId: UserId, contentId: ContentId): Promise<void> {
    await this.db.query(`DELETE FROM recommendation_dismissal WHERE user_id = $1 AND content_id = $2`, [
      userId,
      contentId,
    ]);
  }
}

/** The latest so many are looked through; what is older has been looked at by others. */
const SCANNED = 5_000;
