import { atLeast } from './binomial.js';

/** One period of a rule, an hour. */
export interface Period {
  readonly runs: number;
  readonly hits: number;
}

/**
 * When a rule matches strangely much. The limits are those of Coop's `getRuleAlarmStatus`, the only tool of this kind that
 * has them: enough history to compare with, a rise that matters, and one that chance hardly explains.
 */
export const ALARM = {
  minPeriods: 24,
  minRuns: 4_000,
  /** So few hits mean something only among very many runs. */
  fewHits: 2,
  runsForFewHits: 125_000,
  minRise: 1.25,
  confidence: 0.995,
  /** Weight that a period loses with every one after it. */
  decay: 0.02,
} as const;

/** What the alarm saw. */
export interface Anomaly {
  /** Hits a run in the last period, and in the weighted history. */
  readonly rate: number;
  readonly usual: number;
  readonly runs: number;
  readonly hits: number;
  /** How likely chance alone gives as many. */
  readonly chance: number;
}

/**
 * Whether the last period stands out from those before it. Recent ones weigh more, so that a rule may drift with its world.
 * @param periods oldest first, the one to judge last
 */
export function anomalyOf(periods: readonly Period[]): Anomaly | undefined {
  const last = periods.at(-1);
  if (!last || last.runs === 0 || periods.length < ALARM.minPeriods) return undefined;
  const totalRuns = periods.reduce((sum, { runs }) => sum + runs, 0);
  if (totalRuns < ALARM.minRuns) return undefined;
  if (last.hits <= ALARM.fewHits && totalRuns <= ALARM.runsForFewHits) return undefined;
  const usual = usualRate(periods.slice(0, -1));
  const rate = last.hits / last.runs;
  if (usual === undefined || rate < usual * ALARM.minRise) return undefined;
  const chance = atLeast(last.hits, last.runs, usual);
  return chance < 1 - ALARM.confidence ? { rate, usual, runs: last.runs, hits: last.hits, chance } : undefined;
}

/** Hits a run, the weights falling by 2 % a period into the past; undefined when nothing ran. */
function usualRate(history: readonly Period[]): number | undefined {
  let [runs, hits] = [0, 0];
  for (const period of history) {
    runs = runs * (1 - ALARM.decay) + period.runs;
    hits = hits * (1 - ALARM.decay) + period.hits;
  }
  // A rule that never matched has no rate; half a hit in all is what Jeffreys' prior would say.
  return runs === 0 ? undefined : Math.max(hits, 0.5) / runs;
}
