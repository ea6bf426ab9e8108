import { ENOUGH_CONTENTS } from '@odr/contracts';
import type { AgreementFigureResponse, AnnotatorQualityResponse, SourceQualityResponse } from '@odr/sdk';

import { plural } from '../../shared/util-format/format.js';
import { STATISTICS } from './statistics.js';

/** What the page shows, as the API answers it. */
export type {
  AmbiguousItemResponse,
  AnnotatorQualityResponse,
  RatingGroupResponse,
  RatingQualityResponse,
  SourceQualityResponse,
} from '@odr/sdk';

/** A figure in words: "0.82 (0.75 to 0.88)", or why there is none. */
export function figureText({ value, low, high, why }: AgreementFigureResponse): string {
  if (value === null) return why === 'no_variation' ? 'All alike' : 'No pairs';
  return low === null || high === null
    ? value.toFixed(2)
    : `${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
}

/** What is missing for an interval; '' when nothing is. */
export function missingText(contents: number): string {
  if (contents >= ENOUGH_CONTENTS) return '';
  return `${plural(ENOUGH_CONTENTS - contents, 'more picture')} annotated by two people and there is an interval.`;
}

const HEAD = ['source', 'field', 'statistic', 'value', 'low', 'high', 'why', 'contents', 'measuredAt'];

/** All figures as CSV (RFC 4180). */
export function csvOfFigures(sources: readonly SourceQualityResponse[]): string {
  const rows = sources.flatMap(({ source, figures, measuredAt }) =>
    figures.map(({ field, statistic, value, low, high, why, contents }) =>
      [source.name, field, statistic, value, low, high, why, contents, measuredAt].map(cell).join(','),
    ),
  );
  return [HEAD.join(','), ...rows, ''].join('\r\n');
}

/** A name may be chosen to look like a formula; spreadsheets would run it (CWE-1236). Numbers may be negative. */
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const harmless = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Those of one source; of several, the figure that stands for each. */
export function shownFigures(
  sources: readonly SourceQualityResponse[],
): { readonly label: string; readonly figure: AgreementFigureResponse }[] {
  return sources.flatMap(({ source, figures }) => {
    const shown = sources.length === 1 ? figures : figures.filter(isFirstOfField);
    return shown.map((figure) => {
      const what = `${figure.field}, ${STATISTICS[figure.statistic].name}`;
      return { label: sources.length === 1 ? what : `${source.name}: ${what}`, figure };
    });
  });
}

const isFirstOfField = (
  figure: AgreementFigureResponse,
  at: number,
  all: readonly AgreementFigureResponse[],
): boolean => all.findIndex(({ field }) => field === figure.field) === at;

/** What is to be said of how somebody's agreement changed. */
export function driftText({ drift }: AnnotatorQualityResponse): string {
  if (!drift) return 'Too few to tell';
  if (!drift.isDrifting) return 'Steady';
  return `${drift.change < 0 ? 'Less' : 'More'} than before by ${Math.abs(drift.change).toFixed(2)}`;
}
