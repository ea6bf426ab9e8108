import { chainHash } from '@odr/platform';

/** What is hashed: every column of the row but the hashes themselves. */
export interface AuditRow {
  readonly id: string;
  /** 1, 2, 3 … */
  readonly seq: number;
  readonly act: string;
  readonly actorId: string | null;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly address: string | null;
  readonly requestId: string | null;
  readonly details: object;
  /** In whole milliseconds. */
  readonly at: Date;
}

export interface ChainedAuditRow extends AuditRow {
  readonly prevHash: Buffer;
  readonly hash: Buffer;
}

/** Where a chain has come to. */
export interface ChainEnd {
  /** 0 before the first row. */
  readonly seq: number;
  readonly hash: Buffer;
}

const hashOf = (prevHash: Buffer, row: AuditRow): Buffer =>
  chainHash(prevHash, {
    id: row.id,
    seq: row.seq,
    act: row.act,
    actorId: row.actorId,
    subjectType: row.subjectType,
    subjectId: row.subjectId,
    address: row.address,
    requestId: row.requestId,
    details: row.details,
    at: row.at,
  });

/** Puts a row behind the one whose hash is given. */
export const linkAfter = (prevHash: Buffer, row: AuditRow): ChainedAuditRow => ({
  ...row,
  prevHash,
  hash: hashOf(prevHash, row),
});

/** Whether the row follows from the end of what came before it, untouched. */
export const follows = (end: ChainEnd, row: ChainedAuditRow): boolean =>
  row.seq === end.seq + 1 && row.prevHash.equals(end.hash) && hashOf(end.hash, row).equals(row.hash);
