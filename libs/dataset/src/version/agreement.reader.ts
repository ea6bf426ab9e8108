import { Injectable } from '@nestjs/common';
import type { SourceAgreement } from '@odr/entities';
import { Database } from '@odr/platform';

/** A card is for people. */
const MOST = 50;

/** How far people agree who annotated under the sources of a version, as it was last measured over the whole collection. */
@Injectable()
export class SourceAgreementReader {
  constructor(private readonly db: Database) {}

  /** By name of the source; those are missing under which nobody annotated what somebody else had. */
  of(sources: readonly string[]): Promise<SourceAgreement[]> {
    return this.db.query(
      `SELECT s.name AS source, (a.figures->>'contents')::int AS contents, (a.figures->>'coders')::int AS coders,
              (a.figures->>'agreement')::float8 AS agreement, (a.figures->>'low')::float8 AS low, (a.figures->>'high')::float8 AS high
         FROM agreement_source a JOIN annotation_source s ON s.id = a.source_id
        WHERE s.name = ANY($1::text[]) AND a.figures->>'agreement' IS NOT NULL
        ORDER BY s.name, s.id LIMIT ${MOST}`,
      [[...sources]],
    );
  }
}
