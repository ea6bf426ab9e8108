import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { UsedLabelResponse } from '../dto/label.response.dto.js';

/** Decisions that are looked at, the latest ones: what was usual once need not be offered. */
const LOOKED_AT = 5_000;
const SHOWN = 50;

/** By the index that holds such decisions alone. */
export const USED_LABELS_SQL = `
  SELECT used.label, count(*)::integer AS count
    FROM (SELECT d.labels FROM moderation_decision d WHERE d.labels <> '{}'::text[] AND d.reversed_at IS NULL
           ORDER BY d.decided_at DESC LIMIT ${LOOKED_AT}) d, unnest(d.labels) AS used(label)
   GROUP BY used.label ORDER BY count(*) DESC, used.label LIMIT ${SHOWN}`;

@Injectable()
export class LabelReader {
  constructor(private readonly db: Database) {}

  /** What moderators have given most of late. */
  used(): Promise<UsedLabelResponse[]> {
    return this.db.query<UsedLabelResponse>(USED_LABELS_SQL);
  }
}
