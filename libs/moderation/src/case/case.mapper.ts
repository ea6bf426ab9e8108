import type { CaseState } from '@odr/contracts';
import type { CaseFinding } from '@odr/entities';
import type { CaseId, ContentId } from '@odr/kernel';
import type { ItemReasonResponse, ItemResponse, ItemSubjectResponse } from '../dto/item.response.dto.js';
import type { Subject } from '../subject/subject.js';

export interface ItemRow {
  readonly id: CaseId;
  readonly queue: string;
  readonly subjectType: Subject['type'];
  readonly subjectId: string;
  readonly state: CaseState;
  readonly severity: number;
  readonly priority: number;
  readonly dueAt: Date;
  readonly openedAt: Date;
  readonly notBefore: Date | null;
  readonly findings: readonly CaseFinding[];
  readonly isLeased: boolean;
  readonly isMine: boolean;
  readonly leaseToken: string;
  readonly leaseExpiresAt: Date | null;
  readonly reports: readonly { reason: string; text: string | null; at: string }[];
  readonly reportCount: number;
  readonly flags: readonly string[] | null;
  readonly contentId: ContentId | null;
  readonly subject: Omit<ItemSubjectResponse, 'contentId'> | null;
}

/** A case as moderators see it. Only its holder is told the lease's token. */
export const toItem = (row: ItemRow): ItemResponse => ({
  id: row.id,
  queue: row.queue,
  subjectType: row.subjectType,
  subjectId: row.subjectId,
  state: row.isLeased ? 'leased' : row.notBefore !== null ? 'deferred' : row.state,
  severity: row.severity,
  priority: row.priority,
  dueAt: row.dueAt.toISOString(),
  openedAt: row.openedAt.toISOString(),
  leaseToken: row.isMine ? Number(row.leaseToken) : null,
  leaseExpiresAt: row.isLeased ? (row.leaseExpiresAt?.toISOString() ?? null) : null,
  reasons: reasonsOf(row),
  reportCount: row.reportCount,
  subject: row.subject && row.contentId ? { contentId: row.contentId, ...row.subject } : null,
});

/** What the scans found, then what people wrote; flags without a finding of their own come from older scans or people. */
function reasonsOf({ findings, flags, reports }: ItemRow): ItemReasonResponse[] {
  const found = new Set(findings.map(({ flag }) => flag));
  const others = (flags ?? []).filter((flag) => !found.has(flag));
  return [
    ...findings.map((finding) => ({ kind: 'flag' as const, ...finding })),
    ...others.map((flag) => ({ kind: 'flag' as const, flag, scanner: null, score: null })),
    ...reports.map(({ reason, text, at }) => ({
      kind: 'report' as const,
      reason,
      text,
      at: new Date(at).toISOString(),
    })),
  ];
}
