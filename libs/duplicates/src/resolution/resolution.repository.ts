import { Injectable } from '@nestjs/common';
import type { ResolutionChanges } from '@odr/entities';
import { newId, type ContentId, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';

export interface Resolution {
  readonly id: string;
  readonly clusterId: string;
  readonly userId: UserId;
  readonly changes: ResolutionChanges;
  readonly resolvedAt: Date;
  readonly undoneAt: Date | null;
}

export interface Ruling {
  readonly firstId: ContentId;
  readonly secondId: ContentId;
  readonly verdict: 'keep_both' | 'not_duplicates';
}

/** Writes what people decided about clusters, and what came of it. */
@Injectable()
export class ResolutionRepository {
  constructor(private readonly db: Database) {}

  async insert(clusterId: string, userId: UserId, changes: ResolutionChanges): Promise<Resolution> {
    const [row] = await this.db.query<Resolution>(
      `INSERT INTO duplicate_resolution (id, cluster_id, user_id, changes) VALUES ($1, $2, $3, $4)
       RETURNING id, cluster_id AS "clusterId", user_id AS "userId", changes, resolved_at AS "resolvedAt", undone_at AS "undoneAt"`,
      [newId(), clusterId, userId, JSON.stringify(changes)],
    );
    if (!row) throw new Error('A resolution was inserted, none came back.');
    return row;
  }

  /** The row, held until the transaction ends: undoing twice undoes once. */
  async lock(id: string): Promise<Resolution | undefined> {
    const [row] = await this.db.query<Resolution>(
      `SELECT id, cluster_id AS "clusterId", user_id AS "userId", changes, resolved_at AS "resolvedAt", undone_at AS "undoneAt"
       FROM duplicate_resolution WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return row;
  }

  async markUndone(id: string): Promise<void> {
    await this.db.query(`UPDATE duplicate_resolution SET undone_at = now() WHERE id = $1 RETURNING id`, [id]);
  }

  async rule(resolutionId: string, userId: UserId, rulings: readonly Ruling[]): Promise<void> {
    await this.db.query(
      `INSERT INTO duplicate_ruling (first_id, second_id, verdict, resolution_id, decided_by)
       SELECT r."firstId", r."secondId", r.verdict, $1, $2
       FROM jsonb_to_recordset($3::jsonb) AS r("firstId" uuid, "secondId" uuid, verdict text)
       ON CONFLICT (first_id, second_id) DO NOTHING`,
      [resolutionId, userId, JSON.stringify(rulings)],
    );
  }

  async takeBackRulings(resolutionId: string): Promise<void> {
    await this.db.query(`DELETE FROM duplicate_ruling WHERE resolution_id = $1 RETURNING first_id`, [resolutionId]);
  }
}
