/** How often moderators agreed with what somebody reported, and how often not. */
export interface TrackRecord {
  readonly agreed: number;
  readonly disagreed: number;
}

/** Up to here a record says nothing. */
const TOO_FEW = 5;
/** Being right in this share of cases is worth nothing and costs nothing. */
const AXIS = 0.7;
const POINTS = 5;

/**
 * What a reporter's record adds to the weight of a report, by Discourse's formula (`calc_user_accuracy_bonus`): how far the
 * share of right reports lies from 0.7, as a part of how far it could, times `5 · log₄(reports)`.
 * @returns points; negative for who is wrong more often than three times in ten, 0 for five reports or fewer
 */
export function accuracyBonus({ agreed, disagreed }: TrackRecord): number {
  const total = agreed + disagreed;
  if (total <= TOO_FEW) return 0;
  const share = agreed / total;
  const distance = share >= AXIS ? (share - AXIS) / (1 - AXIS) : (share - AXIS) / AXIS;
  return distance * (Math.log(total) / Math.log(4)) * POINTS;
}

/** A report by anybody. */
const BASE = 10;
/** A report by somebody whom administrators trust weighs as much as three. */
const TRUSTED = 20;

/**
 * What one report adds to the priority of its case.
 * @returns a whole number from 1: nobody's report counts for nothing
 */
export const weightOfReport = (record: TrackRecord, isTrusted: boolean): number =>
  Math.max(1, Math.round(BASE + accuracyBonus(record) + (isTrusted ? TRUSTED : 0)));

/** However many report one subject, its case gets no more priority from them than this: a flood moves one case, and only so far. */
export const MAX_REPORTED_PRIORITY = 500;
