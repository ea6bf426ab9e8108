import { GENESIS_HASH } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { follows, type ChainEnd, type ChainedAuditRow } from './audit.policy.js';
import { AuditReader } from './audit.reader.js';
import type { AuditVerdictResponse } from './dto/audit-verdict.response.dto.js';

const BATCH = 1_000;

/** Looks for the place where someone changed the audit log behind the system's back. */
@Injectable()
export class AuditVerifier {
  constructor(private readonly log: AuditReader) {}

  /** Goes through the whole log as it stands when asked, a thousand rows at a time; what is written meanwhile is left out. */
  async verify(): Promise<AuditVerdictResponse> {
    const head = await this.log.head();
    let end: ChainEnd = { seq: 0, hash: GENESIS_HASH };
    while (end.seq < head.seq) {
      const rows = await this.log.between(end.seq + 1, head.seq, BATCH);
      if (rows.length === 0) return broken(end, { seq: end.seq + 1, id: null });
      for (const row of rows) {
        if (!follows(end, row)) return broken(end, row.seq === end.seq + 1 ? row : { seq: end.seq + 1, id: null });
        end = row;
      }
    }
    // Whoever removes the last row and sets the counter back still leaves its hash.
    if (!end.hash.equals(head.hash)) return broken(end, { seq: end.seq + 1, id: null });
    return { intact: true, checked: end.seq, firstBroken: null, lastHash: end.hash.toString('hex') };
  }

  /** What a row says now, whether or not it may be believed; undefined where there is none. */
  async rowAt(seq: number): Promise<ChainedAuditRow | undefined> {
    const [row] = await this.log.between(seq, seq, 1);
    return row;
  }
}

const broken = (end: ChainEnd, { seq, id }: { readonly seq: number; readonly id: string | null }) => ({
  intact: false,
  checked: end.seq,
  firstBroken: { seq, id },
  lastHash: end.hash.toString('hex'),
});
