import { type DiffRun, wordDiff } from '../../shared/util-diff/word-diff.js';
import { actionWord, type RuleHistory } from './rule.js';

export type Version = RuleHistory['versions'][number];

/** One property of two versions, side by side. */
export interface VersionRow {
  readonly title: string;
  readonly before: string;
  readonly after: string;
  readonly isSame: boolean;
}

/** Which two are laid beside each other: what the address asks for, else the newest and the one before. */
export function pairOf(
  versions: readonly Version[],
  from: string | undefined,
  to: string | undefined,
): readonly [Version, Version] | undefined {
  const byNumber = (wanted: string | undefined): Version | undefined =>
    versions.find(({ version }) => String(version) === wanted);
  const after = byNumber(to) ?? versions[0];
  const before = byNumber(from) ?? versions.find(({ version }) => after !== undefined && version < after.version);
  return before && after && [before, after];
}

/** What they do and how often, property by property; the expression is for `expressionRuns`. */
export function rowsOf(before: Version, after: Version): readonly VersionRow[] {
  const row = (title: string, say: (version: Version) => string): VersionRow => {
    const [old, now] = [say(before), say(after)];
    return { title, before: old, after: now, isSame: old === now };
  };
  return [
    row('What it does', actionWord),
    row('Queue', ({ queue }) => queue ?? 'Where the routing says'),
    row('Actions a day, at most', ({ maxDailyActions }) => String(maxDailyActions)),
    row('Written by', ({ madeByName }) => madeByName ?? 'An account that is gone'),
    row('Written', ({ madeAt }) => madeAt.slice(0, 16).replace('T', ' ')),
  ];
}

/** The expressions of both, each with what the other has not. */
export function expressionRuns(
  before: Version,
  after: Version,
): {
  readonly before: readonly DiffRun[];
  readonly after: readonly DiffRun[];
} {
  const runs = wordDiff(before.expression, after.expression);
  return {
    before: runs.filter(({ kind }) => kind !== 'added'),
    after: runs.filter(({ kind }) => kind !== 'removed'),
  };
}
