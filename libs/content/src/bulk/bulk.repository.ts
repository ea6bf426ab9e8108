import { Injectable } from '@nestjs/common';
import { newId, type ContentId, type Id, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import type { BulkChanges, BulkValues } from './bulk-changes.js';
import type { BulkPlan } from './bulk.policy.js';

export type BulkEditId = Id<'BulkEdit'>;

/** What taking an edit back came to for one item. */
export type UndoOutcome = 'restored' | 'edited_since' | 'gone' | 'refused';

/** An item that an edit changed. */
export interface ChangedItem {
  readonly position: number;
  readonly contentId: ContentId;
  readonly before: BulkValues;
  readonly after: BulkValues;
}

/** Keeps what bulk edits did. */
@Injectable()
export class BulkRepository {
  constructor(private readonly db: Database) {}

  /** Before the first item, so that what is done is known whatever happens on the way. */
  async begin(userId: UserId, changes: BulkChanges, total: number): Promise<BulkEditId> {
    const id = newId<BulkEditId>();
    await this.db.query(`INSERT INTO content_bulk_edit (id, user_id, changes, total) VALUES ($1, $2, $3, $4)`, [
      id,
      userId,
      JSON.stringify(changes),
      total,
    ]);
    return id;
  }

  async record(id: BulkEditId, position: number, contentId: ContentId, plan: BulkPlan): Promise<void> {
    const refusal = plan.outcome === 'refused' ? plan : undefined;
    const change = plan.outcome === 'changed' ? plan : undefined;
    await this.db.query(
      `INSERT INTO content_bulk_edit_item (bulk_edit_id, position, content_id, outcome, code, detail, before, after)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        position,
        contentId,
        plan.outcome,
        refusal?.code ?? null,
        refusal?.detail ?? null,
        change ? JSON.stringify(change.before) : null,
        change ? JSON.stringify(change.after) : null,
      ],
    );
  }

  async finish(id: BulkEditId): Promise<void> {
    await this.db.query(`UPDATE content_bulk_edit SET finished_at = now() WHERE id = $1`, [id]);
  }

  /** Marks the edit as undone, once. @returns when it had been undone before; undefined if there is no such edit */
  async markUndone(userId: UserId, id: BulkEditId): Promise<{ readonly before: Date | null } | undefined> {
    const [row] = await this.db.query<{ before: Date | null }>(
      `UPDATE content_bulk_edit e SET undone_at = coalesce(e.undone_at, now())
         FROM (SELECT undone_at FROM content_bulk_edit WHERE id = $2 AND user_id = $1 FOR UPDATE) AS old
        WHERE e.id = $2 AND e.user_id = $1 RETURNING old.undone_at AS before`,
      [userId, id],
    );
    return row;
  }

  changedItems(id: BulkEditId): Promise<ChangedItem[]> {
    return this.db.query(
      `SELECT position, content_id AS "contentId", before, after FROM content_bulk_edit_item
        WHERE bulk_edit_id = $1 AND outcome = 'changed' AND undo_outcome IS NULL ORDER BY position`,
      [id],
    );
  }

  /** Whether the item still waits to be undone; nobody else undoes it until the transaction ends. */
  async lockForUndo(id: BulkEditId, position: number): Promise<boolean> {
    const rows = await this.db.query(
      `SELECT FROM content_bulk_edit_item WHERE bulk_edit_id = $1 AND position = $2 AND undo_outcome IS NULL FOR UPDATE`,
      [id, position],
    );
    return rows.length > 0;
  }

  async recordUndo(id: BulkEditId, position: number, outcome: UndoOutcome): Promise<void> {
    await this.db.query(
      `UPDATE content_bulk_edit_item SET undo_outcome = $3 WHERE bulk_edit_id = $1 AND position = $2`,
      [id, position, outcome],
    );
  }
}
