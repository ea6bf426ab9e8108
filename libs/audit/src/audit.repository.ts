import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { ChainedAuditRow } from './audit.policy.js';

/** Where the next row goes. */
export interface NextPlace {
  readonly seq: number;
  readonly lastHash: Buffer;
  readonly at: Date;
}

/** Writes audit_event and audit_head. */
@Injectable()
export class AuditRepository {
  constructor(private readonly db: Database) {}

  /** Takes the next number and holds the end of the log until the transaction ends, so that there are no gaps and no forks. */
  async advanceHead(): Promise<NextPlace> {
    const [head] = await this.db.query<Omit<NextPlace, 'seq'> & { readonly seq: string }>(
      `UPDATE audit_head SET last_seq = last_seq + 1
       RETURNING last_seq AS seq, last_hash AS "lastHash", date_trunc('milliseconds', clock_timestamp()) AS at`,
    );
    if (head === undefined) throw new Error('audit_head has lost its row.');
    return { ...head, seq: Number(head.seq) };
  }

  async insert(row: ChainedAuditRow): Promise<void> {
    await this.db.query(
      `WITH added AS (
         INSERT INTO audit_event (id, seq, act, actor_id, subject_type, subject_id, address, request_id, details, prev_hash, hash, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING hash)
       UPDATE audit_head SET last_hash = added.hash FROM added`,
      [
        row.id,
        row.seq,
        row.act,
        row.actorId,
        row.subjectType,
        row.subjectId,
        row.address,
        row.requestId,
        JSON.stringify(row.details),
        row.prevHash,
        row.hash,
        row.at,
      ],
    );
  }
}
