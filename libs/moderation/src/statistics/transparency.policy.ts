import type { DayCount } from './day.repository.js';
import { countOf } from './statistics.policy.js';
import { TOTAL, categoryOf, categoryOfReason, isLaw } from './statement-category.policy.js';

/** Whom a line of the templates asks: everybody in between, those who host, platforms. */
export type Applicability = 'intermediary' | 'hosting' | 'platform';

/** One line of the report. Null where this installation does not record it; then `note` says why. */
export interface TransparencyRow {
  /** Part of Annex I, in its order. @example '4_notices' */
  readonly part: string;
  readonly applicability: Applicability;
  readonly indicator: string;
  /** Category of the Commission's vocabulary, or TOTAL. */
  readonly category: string;
  readonly value: number | null;
  readonly note: string;
}

/** What the daily counts do not say. */
export interface Circumstances {
  readonly medianSeconds: number | null;
  /** Of cases that people had reported. */
  readonly medianNoticeSeconds: number | null;
  readonly medianAppealSeconds: number | null;
  readonly suspensions: {
    readonly law: number;
    readonly terms: number;
    /** Of people whose reports were wrong again and again. */
    readonly reporters: number;
  };
}

type Line = (
  indicator: string,
  value: number | null,
  more?: { readonly category?: string; readonly note?: string },
) => TransparencyRow;

const part =
  (name: string, applicability: Applicability): Line =>
  (indicator, value, { category = TOTAL, note = '' } = {}) => ({
    ...{ part: name, applicability, indicator, category, value, note },
  });

const sumOf = (rows: readonly DayCount[]): number => rows.reduce((sum, { count }) => sum + count, 0);

/** The sum, then the sums by category; categories without any are not listed. */
function summed(
  line: Line,
  indicator: string,
  rows: readonly DayCount[],
  categoryFor: (row: DayCount) => string,
): TransparencyRow[] {
  const sums = new Map<string, number>();
  for (const one of rows) sums.set(categoryFor(one), (sums.get(categoryFor(one)) ?? 0) + one.count);
  const sorted = [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
  return [line(indicator, sumOf(rows)), ...sorted.map(([category, value]) => line(indicator, value, { category }))];
}

const AGAINST: ReadonlySet<string> = new Set(['reject', 'delist', 'flag_illegal']);
const byPolicy = ({ policy }: DayCount): string => categoryOf(policy);
const byReason = ({ detail }: DayCount): string => categoryOfReason(detail.split(':')[1] ?? '');
const onReport = ({ queue }: DayCount): boolean => queue === 'reports';
const hours = (seconds: number | null): number | null => (seconds === null ? null : Math.round(seconds / 36) / 100);

/**
 * The quantitative part of Annex I to the Commission's Implementing Regulation (EU) 2024/2835 for a platform that is not very
 * large, as far as an installation of this software records it, from the daily counts of the period.
 */
export function transparencyRows(days: readonly DayCount[], circumstances: Circumstances): TransparencyRow[] {
  const decided = days.filter(({ measure }) => measure === 'decided');
  const against = decided.filter(({ detail }) => AGAINST.has(detail));
  const own = against.filter((one) => !onReport(one));
  const { suspensions } = circumstances;
  return [
    ...orders(),
    ...notices(days, decided.filter(onReport), circumstances),
    ...measures(part('5_own_initiative_illegal', 'intermediary'), own.filter(ofLaw), suspensions.law),
    ...measures(part('6_own_initiative_terms', 'intermediary'), own.filter(ofTerms), suspensions.terms),
    ...appeals(days, circumstances),
    ...means(days, circumstances),
    part('9_human_resources', 'intermediary')('moderators who decided', peopleIn(decided)),
    part('10_recipients', 'platform')('average monthly active recipients', null, { note: 'Visitors are not counted.' }),
  ];
}

const ofLaw = ({ policy }: DayCount): boolean => isLaw(policy);
const ofTerms = ({ policy }: DayCount): boolean => !isLaw(policy);
const peopleIn = (rows: readonly DayCount[]): number => new Set(rows.flatMap(({ moderator }) => moderator || [])).size;

function orders(): TransparencyRow[] {
  const line = part('3_member_state_orders', 'intermediary');
  const note = 'Orders of authorities are answered outside this software.';
  return [
    line('orders to act against illegal content', null, { note }),
    line('orders to provide information', null, { note }),
  ];
}

function notices(
  days: readonly DayCount[],
  answered: readonly DayCount[],
  { medianNoticeSeconds }: Circumstances,
): TransparencyRow[] {
  const line = part('4_notices', 'hosting');
  const reported = days.filter(({ measure }) => measure === 'reported');
  const from = (source: string): DayCount[] => reported.filter(({ detail }) => detail.startsWith(`${source}:`));
  const acted = answered.filter(({ detail }) => AGAINST.has(detail));
  return [
    ...summed(line, 'notices received', reported, byReason),
    ...summed(line, 'notices received from trusted flaggers', from('trusted'), byReason),
    line('notices received without an account', sumOf(from('notice'))),
    line('decisions upon notices', sumOf(answered)),
    ...summed(line, 'actions upon notices on the basis of law', acted.filter(ofLaw), byPolicy),
    ...summed(line, 'actions upon notices on the basis of terms', acted.filter(ofTerms), byPolicy),
    line('notices decided by automated means alone', 0, { note: 'People decide.' }),
    line('median hours to act upon notices', hours(medianNoticeSeconds)),
  ];
}

/** @param suspended accounts that may not contribute for a while, for policies of this kind */
function measures(line: Line, rows: readonly DayCount[], suspended: number): TransparencyRow[] {
  const of = (...actions: string[]): number => sumOf(rows.filter(({ detail }) => actions.includes(detail)));
  return [
    ...summed(line, 'measures', rows, byPolicy),
    line('measures upon automated detection', sumOf(rows.filter(({ queue }) => queue === 'flagged')), {
      note: 'Scans, rules and banks pointed at it; people decided.',
    }),
    line('visibility: removed', of('flag_illegal')),
    line('visibility: access disabled', of('reject', 'delist')),
    line('account: suspended', suspended),
  ];
}

function appeals(days: readonly DayCount[], { medianAppealSeconds, suspensions }: Circumstances): TransparencyRow[] {
  const line = part('7_appeals_and_recidivism', 'platform');
  return [
    line('complaints received', countOf(days, 'appealed')),
    line('decisions upheld', countOf(days, 'appeal_resolved', 'upheld')),
    line('decisions reversed', countOf(days, 'appeal_resolved', 'overturned')),
    line('median hours to decide', hours(medianAppealSeconds)),
    line('disputes before bodies out of court', null, { note: 'Disputes are settled outside this software.' }),
    line('suspensions for manifestly illegal content', suspensions.law),
    line('suspensions for manifestly unfounded notices', suspensions.reporters),
    line('suspensions for manifestly unfounded complaints', 0, { note: 'Nobody is kept from appealing.' }),
  ];
}

function means(days: readonly DayCount[], { medianSeconds }: Circumstances): TransparencyRow[] {
  const line = part('8_automated_means', 'intermediary');
  return [
    line('decisions by automated means alone', 0, { note: 'Machines point at things; people decide.' }),
    line('error rate of automated means', null, { note: 'There are no automated decisions that could be wrong.' }),
    line('decisions taken back', countOf(days, 'reversed')),
    line('median hours to decide', hours(medianSeconds)),
  ];
}
