import type { ExportPreviewResponse } from '@odr/sdk';

import { formatCount, formatSize, plural } from '../../shared/util-format/format.js';

export type Preview = ExportPreviewResponse;

/** A place that a file does not hold, and how often. */
export interface LostPlace {
  readonly place: string;
  readonly words: string;
  readonly count: number;
}

/** How much comes out, in one sentence. */
export function sizeWords({ annotations, estimatedBytes }: Preview): string {
  if (annotations === 0) return 'Nothing matches.';
  return `${plural(annotations, 'annotation')}, about ${formatSize(estimatedBytes)}.`;
}

/** What becomes of them, in one sentence each. */
export function outcomeWords({ annotations, looked, report }: Preview): readonly string[] {
  if (report.annotations === 0) return [];
  const of = looked < annotations ? ` of the first ${formatCount(looked)}` : '';
  const parts = [
    report.native > 0 && `${formatCount(report.native)}${of} come out whole for every program that reads the format.`,
    report.extended > 0 &&
      `${formatCount(report.extended)}${of} come out whole, in part in extension fields that only this system reads.`,
    report.lossy > 0 && `${formatCount(report.lossy)}${of} lose something.`,
  ];
  return parts.filter((part): part is string => typeof part === 'string');
}

/** Where something is lost, what most annotations lose first. */
export const lostPlaces = ({ report }: Preview): readonly LostPlace[] =>
  Object.entries(report.lostAt).map(([place, count]) => ({ place, words: placeWords(place), count }));

/** A JSON pointer in words; a star in it stands for each of a list. */
export function placeWords(place: string): string {
  if (place === '') return 'All of it';
  if (place === '#sources') return 'Who said it';
  const names = place
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return names.reduce((words, name) => (name === '*' ? `each of ${words}` : words ? `${name} of ${words}` : name), '');
}
