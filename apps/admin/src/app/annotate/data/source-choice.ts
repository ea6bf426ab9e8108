import type { Finding } from '../../shared/util-json/finding.js';
import type { Source } from './annotation.js';

/** One source to fill in. */
export interface OpenForm {
  readonly source: Source;
  /** Undefined while nothing is said. */
  readonly value: unknown;
  /** Names of what has to be said before it is sent; empty too while nothing is. */
  readonly missing: readonly string[];
  /** What the server does not take, as pointers into the value. */
  readonly findings: readonly Finding[];
}

export interface SourceGroup {
  readonly word: string;
  readonly sources: readonly Source[];
}

/** Sources to choose from: those that come with the system, one's own, and what others have made. */
export function groupsOf(sources: readonly Source[], me: string | undefined): readonly SourceGroup[] {
  const groups = [
    { word: 'With the system', sources: sources.filter(({ userId }) => userId === null) },
    { word: 'Yours', sources: sources.filter(({ userId }) => userId !== null && userId === me) },
    { word: 'Made by others', sources: sources.filter(({ userId }) => userId !== null && userId !== me) },
  ];
  return groups
    .filter((group) => group.sources.length > 0)
    .map(({ word, sources: some }) => ({ word, sources: some.toSorted((a, b) => a.name.localeCompare(b.name)) }));
}
