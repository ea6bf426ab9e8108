/** Where somebody's agreement with others, or with known answers, stands against their own past. */
export interface Drift {
  /** Share of agreement before: in the reviews that make the yardstick. */
  readonly before: number;
  /** The same in the latest reviews, at most twenty. */
  readonly lately: number;
  /** How far the sum has come towards the alarm, 0 to 1 and above. */
  readonly towardsAlarm: number;
  readonly isAlarmed: boolean;
}

/** Reviews that make the yardstick; before there are as many nobody is measured. */
const YARDSTICK = 80;
/** What is looked at after it: what happened two hundred reviews ago is over. */
const WATCHED = 150;
/** What is looked for: the odds of disagreeing have tripled. */
const ODDS = 3;
/**
 * Where the sum raises the alarm. Of a hundred who agree as before in at least four of five cases two are alarmed within 150
 * reviews; of a hundred who fall from 0.9 to 0.6 ninety-eight are found within a hundred. The spec simulates both.
 */
const ALARM = 6;
/** Nobody agrees always: without this one slip of somebody who never slipped would weigh without bound. */
const PRIOR_AGREED = 9;
const PRIOR_REVIEWS = 10;
const LATELY = 20;

/**
 * A cumulative sum of log likelihood ratios (Page 1954; Bernoulli CUSUM, Reynolds and Stoumbos 1999): each disagreement raises
 * it, each agreement lowers it, and it never falls below 0. It looks for lasting decline, not for one bad day.
 * @param agreed oldest first
 * @returns undefined for fewer reviews than the yardstick needs
 */
export function driftOf(agreed: readonly boolean[]): Drift | undefined {
  if (agreed.length <= YARDSTICK) return undefined;
  const yardstick = agreed.slice(0, YARDSTICK);
  const usual = usuallyWrong(countOf(yardstick));
  const worse = (ODDS * usual) / (1 + (ODDS - 1) * usual);
  const up = Math.log(worse / usual);
  const down = Math.log((1 - worse) / (1 - usual));
  let sum = 0;
  let highest = 0;
  for (const one of agreed.slice(YARDSTICK).slice(-WATCHED)) {
    sum = Math.max(0, sum + (one ? down : up));
    // An alarm that rings once is not unrung by a good week.
    highest = Math.max(highest, sum);
  }
  const lately = agreed.slice(-LATELY);
  return {
    before: countOf(yardstick) / YARDSTICK,
    lately: countOf(lately) / lately.length,
    towardsAlarm: sum / ALARM,
    isAlarmed: highest >= ALARM,
  };
}

/**
 * How often somebody disagrees who agreed this often in the yardstick, at the upper end of what may be (90 %): who was lucky
 * then must not be alarmed for being ordinary now.
 */
function usuallyWrong(agreed: number): number {
  const reviews = YARDSTICK + PRIOR_REVIEWS;
  const mean = 1 - (agreed + PRIOR_AGREED) / reviews;
  return Math.min(0.5, mean + 1.28 * Math.sqrt((mean * (1 - mean)) / reviews));
}

const countOf = (agreed: readonly boolean[]): number => agreed.filter(Boolean).length;
