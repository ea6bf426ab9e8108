import type { TeamScope } from '@odr/access';
import { parameters, visibleContents, wireTime } from '@odr/content';
import type { ContentStatus, DecisionAction, PairReason } from '@odr/contracts';
import type { PairEvidence } from '@odr/entities';
import type { CaseId, ContentId, DecisionId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { isSafe, safePair } from './relation.policy.js';

/** A picture near the one that is judged. */
export interface NearMember {
  readonly contentId: ContentId;
  readonly name: string;
  readonly status: ContentStatus;
  readonly thumbhash: string | null;
  readonly width: number | null;
  readonly height: number | null;
  /** Null until the two have been compared. */
  readonly reason: PairReason | null;
  readonly bits: number | null;
  readonly evidence: PairEvidence;
  /** Its open case of the same family. */
  readonly itemId: CaseId | null;
  /** By somebody else than who asks. */
  readonly isHeld: boolean;
  /** Whether a decision may be carried over to it. */
  readonly isSafe: boolean;
}

/** What people decided about a picture that this one is the same as. */
export interface NearJudgement {
  readonly decisionId: DecisionId;
  readonly contentId: ContentId;
  readonly name: string;
  readonly action: DecisionAction;
  readonly policy: string | null;
  readonly reason: PairReason;
  readonly bits: number | null;
  readonly decidedAt: string;
}

/** More near duplicates of one picture than anybody looks at. */
const MOST = 500;

/** Both directions of the pairs of `$1`. */
const PAIRS = `(
  SELECT p.second_id AS other_id, p.reason, p.evidence, p.kind, p.distance FROM duplicate_pair p WHERE p.first_id = $1
  UNION ALL
  SELECT p.first_id, p.reason, p.evidence, p.kind, p.distance FROM duplicate_pair p WHERE p.second_id = $1)`;

/** Bits of pair `p`: by its evidence, or by what found it. */
const BITS = `coalesce((p.evidence->>'bits')::integer, CASE WHEN p.kind = 'near_duplicate' AND p.reason IS NULL THEN p.distance::integer END)`;

/** What is near the subject of a case, and what people said of that. */
@Injectable()
export class NearReader {
  constructor(private readonly db: Database) {}

  /** Near duplicates the caller may see, the nearest first. */
  async members(scope: TeamScope, contentId: ContentId, family: string): Promise<NearMember[]> {
    const { values, bind } = parameters(contentId, family, scope.userId);
    const rows = await this.db.query<Omit<NearMember, 'isSafe'>>(
      `SELECT c.id AS "contentId", c.name, c.status, c.thumbhash, c.width, c.height, p.reason, ${BITS} AS bits, p.evidence,
              k.id AS "itemId", coalesce(k.lease_expires_at > now() AND k.lease_owner <> $3, false) AS "isHeld"
         FROM ${PAIRS} p JOIN content c ON c.id = p.other_id
         LEFT JOIN moderation_case k ON k.subject_type = 'content' AND k.subject_id = c.id AND k.family = $2 AND k.closed_at IS NULL
        WHERE (p.kind = 'near_duplicate' OR p.reason IS NOT NULL) AND ${visibleContents(scope)(bind)}
        ORDER BY ${BITS} NULLS LAST, c.id LIMIT ${MOST}`,
      values,
    );
    return rows.map((row) => ({ ...row, isSafe: isSafe(row) }));
  }

  /**
   * The latest standing decision about a picture that this one is the same as. A suggestion: nothing follows from it by itself.
   * @param unknown the first verdict, where the case is judged blindly: what was decided with it or later would tell
   */
  async judgement(
    scope: TeamScope,
    contentId: ContentId,
    unknown: DecisionId | null,
  ): Promise<NearJudgement | undefined> {
    const { values, bind } = parameters(contentId, unknown);
    const [row] = await this.db.query<NearJudgement>(
      `SELECT d.id AS "decisionId", c.id AS "contentId", c.name, d.action, d.policy, p.reason, ${BITS} AS bits,
              ${wireTime('d.decided_at')} AS "decidedAt"
         FROM ${PAIRS} p JOIN content c ON c.id = p.other_id
         JOIN moderation_case k ON k.subject_type = 'content' AND k.subject_id = c.id AND k.purpose = 'decide'
         JOIN moderation_decision d ON d.case_id = k.id AND d.is_final AND d.reversed_at IS NULL
        WHERE ${safePair('p')} AND ${visibleContents(scope)(bind)}
          AND ($2::uuid IS NULL OR d.decided_at < (SELECT u.decided_at FROM moderation_decision u WHERE u.id = $2))
        ORDER BY d.decided_at DESC, d.id DESC LIMIT 1`,
      values,
    );
    return row;
  }
}
