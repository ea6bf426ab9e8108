import { Injectable } from '@nestjs/common';
import { ContentStatus } from '@odr/contracts';
import { Database } from '@odr/platform';

/** Longer ones are sentences, and nobody wants them offered. */
const LONGEST = 100;

@Injectable()
export class VocabularyRepository {
  constructor(private readonly db: Database) {}

  /**
   * Counts the words of all annotations anew and writes what is different. Only those of published pictures: what is offered
   * to everybody must not tell what a hidden picture shows.
   * @returns how many words came, went or changed their count
   */
  async recount(): Promise<number> {
    const [row] = await this.db.query<{ changed: number }>(RECOUNT, [LONGEST]);
    return row?.changed ?? 0;
  }
}

/** A tag may be a word or an object with one; graphcap has its own name for the list. Each counts once an annotation. */
const RECOUNT = `
  WITH said AS (
    SELECT DISTINCT a.id, w.kind, w.term
      FROM annotation a
      JOIN content c ON c.id = a.content_id AND c.status = '${ContentStatus.Available}' AND c.deleted_at IS NULL
      CROSS JOIN LATERAL (
        SELECT 'tag' AS kind, btrim(t #>> '{}') AS term
          FROM jsonb_path_query(a.annotation, 'lax $.tags[*] ? (@.type() == "string")') t
        UNION ALL
        SELECT 'tag', btrim(t #>> '{}') FROM jsonb_path_query(a.annotation, 'lax $.tags[*].tag ? (@.type() == "string")') t
        UNION ALL
        SELECT 'tag', btrim(t #>> '{}') FROM jsonb_path_query(a.annotation, 'lax $.tags_list[*].tag ? (@.type() == "string")') t
        UNION ALL
        SELECT 'label', btrim(t #>> '{}') FROM jsonb_path_query(a.annotation, 'lax $.objects[*].label ? (@.type() == "string")') t
      ) w
     WHERE a.deleted_at IS NULL AND length(w.term) BETWEEN 1 AND $1),
  now AS (SELECT kind, term, count(*)::integer AS uses FROM said GROUP BY kind, term),
  gone AS (
    DELETE FROM annotation_term t WHERE NOT EXISTS (SELECT FROM now n WHERE n.kind = t.kind AND n.term = t.term) RETURNING 1),
  kept AS (
    INSERT INTO annotation_term AS t (kind, term, uses) SELECT kind, term, uses FROM now
    ON CONFLICT (kind, term) DO UPDATE SET uses = excluded.uses WHERE t.uses <> excluded.uses RETURNING 1)
  SELECT ((SELECT count(*) FROM gone) + (SELECT count(*) FROM kept))::integer AS "changed"`;
