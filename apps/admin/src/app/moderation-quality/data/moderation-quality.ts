import type { ModerationQualityResponse, ModeratorQualityResponse, QualityFigureResponse } from '@odr/sdk';

import type { ChartData } from '../../shared/util-chart/chart-data.js';
import { formatCount } from '../../shared/util-format/format.js';

export type {
  GoldResponse,
  ModerationQualityResponse,
  ModerationStatsResponse,
  QualitySettingsResponse,
  TimedTallyResponse,
} from '@odr/sdk';

/** A figure in words: "0.82 (0.75 to 0.88)", or why there is none. */
export function figureText({ value, low, high, why }: QualityFigureResponse): string {
  if (value === null) return why === 'no_variation' ? 'All alike' : 'No pairs';
  return low === null || high === null
    ? value.toFixed(2)
    : `${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
}

const intervalOf = ({ low, high }: QualityFigureResponse): readonly [number, number] | null =>
  low === null || high === null ? null : [low, high];

function dots(labelTitle: string, figures: readonly (readonly [string, QualityFigureResponse])[]): ChartData {
  const known = figures.filter(([, { value }]) => value !== null);
  return {
    kind: 'dots',
    labelTitle,
    labels: known.map(([label]) => label),
    series: [
      {
        name: 'κ',
        values: known.map(([, { value }]) => value ?? 0),
        intervals: known.map(([, figure]) => intervalOf(figure)),
      },
    ],
  };
}

/** Agreement week by week, the latest last. */
export const weekChart = ({ weeks }: ModerationQualityResponse): ChartData =>
  dots(
    'Week',
    weeks.map(({ week, kappa }) => [week, kappa]),
  );

export const policyChart = ({ policies }: ModerationQualityResponse): ChartData =>
  dots(
    'Policy',
    policies.map(({ policy, kappa, isAmbiguous }) => [isAmbiguous ? `${policy} (ambiguous)` : policy, kappa]),
  );

/** "12 of 14 (86 %)", or a dash for nothing. */
export const shareText = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${formatCount(part)} of ${formatCount(whole)} (${Math.round((100 * part) / whole)} %)`;

/** What is to be said of how somebody's agreement changed. */
export function driftText({ drift }: ModeratorQualityResponse): string {
  if (!drift) return 'Too few to tell';
  const change = `${Math.round(100 * drift.before)} % before, ${Math.round(100 * drift.lately)} % lately`;
  return drift.isAlarmed ? `Drifting: ${change}` : `Steady: ${change}`;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "40 s", "12 min", "3 h", "2 days"; a dash where nothing was decided. */
export function durationText(seconds: number | null): string {
  if (seconds === null) return '–';
  if (seconds < 2 * MINUTE) return `${seconds} s`;
  if (seconds < 2 * HOUR) return `${Math.round(seconds / MINUTE)} min`;
  if (seconds < 2 * DAY) return `${Math.round(seconds / HOUR)} h`;
  return `${Math.round(seconds / DAY)} days`;
}

/** A row for each moderator, with what was measured and what was counted. */
export const moderatorRows = ({ moderators }: ModerationQualityResponse) =>
  moderators.map((one) => ({
    name: one.name,
    decided: formatCount(one.decided),
    overturned: shareText(one.overturned, one.decided),
    kappa: figureText(one.kappa),
    gold: shareText(one.goldAgreed, one.goldGiven),
    drift: driftText(one),
    isAlarmed: one.drift?.isAlarmed === true,
  }));

export const policyRows = ({ policies }: ModerationQualityResponse) =>
  policies.map(({ policy, kappa, named, isAmbiguous }) => ({
    policy,
    kappa: figureText(kappa),
    named: formatCount(named),
    verdict: isAmbiguous ? 'Read differently: clarify it' : '',
  }));
