import type {
  AnnotationSchemaVersionResponse,
  AnnotationSourceResponse,
  BrokenRuleResponse,
  CheckSchemaResponse,
  InvalidAnnotationResponse,
  RevalidationResponse,
  SchemaChangeResponse,
  SchemaComparisonResponse,
  SchemaTrialResponse,
} from '@odr/sdk';

import type { ChartData } from '../../shared/util-chart/chart-data.js';
import { formatCount } from '../../shared/util-format/format.js';

export type AnnotationSource = AnnotationSourceResponse;
export type SchemaVersion = AnnotationSchemaVersionResponse;
export type SchemaTrial = SchemaTrialResponse;
export type SchemaChange = SchemaChangeResponse;
export type SchemaComparison = SchemaComparisonResponse;
export type SchemaCheck = CheckSchemaResponse;
export type Revalidation = RevalidationResponse;
export type InvalidAnnotation = InvalidAnnotationResponse;
export type SourceType = AnnotationSource['type'];

/** What can be said about a source; the API takes all of it or some. */
export interface SourceDraft {
  readonly name: string;
  readonly ecosystem: string | null;
  readonly type: SourceType;
  readonly license: string;
  readonly licenseUrl: string | null;
}

export const SOURCE_TYPES: readonly { readonly value: SourceType; readonly word: string }[] = [
  { value: 'content_description', word: 'Descriptions' },
  { value: 'tags', word: 'Tags' },
  { value: 'spatial_analysis', word: 'Places in the picture' },
  { value: 'other', word: 'Other' },
];

export const typeWord = (type: SourceType): string => SOURCE_TYPES.find(({ value }) => value === type)?.word ?? type;

/** The API stops counting here. */
const COUNTED_UP_TO = 10_000;

export const countWord = (count: number): string =>
  count >= COUNTED_UP_TO ? `${formatCount(COUNTED_UP_TO)} or more` : formatCount(count);

export const draftOf = (source: AnnotationSource): SourceDraft => ({
  name: source.name,
  ecosystem: source.ecosystem,
  type: source.type,
  license: source.license ?? '',
  licenseUrl: source.licenseUrl,
});

/** What of a draft differs from the source as it is. */
export function changesOf(source: AnnotationSource, draft: SourceDraft): Partial<SourceDraft> {
  const before = draftOf(source);
  const keys = Object.keys(before) as (keyof SourceDraft)[];
  return Object.fromEntries(keys.filter((key) => before[key] !== draft[key]).map((key) => [key, draft[key]]));
}

export const schemaText = (schema: unknown): string => JSON.stringify(schema, null, 2);

const percent = (share: number): string => `${(share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;

/** The outcome of a dry run in one sentence. */
export function trialSentence({ total, checked, invalid, isExact, invalidShare }: SchemaTrial): string {
  if (total === 0) return 'Nothing is annotated with this source yet, so nothing can break.';
  if (isExact)
    return invalid === 0
      ? `All ${formatCount(total)} annotations satisfy this schema.`
      : `${formatCount(invalid)} of ${formatCount(total)} annotations would break this schema.`;
  const { low, high } = invalidShare;
  return `Of ${formatCount(checked)} annotations drawn by lot from ${formatCount(total)}, ${formatCount(invalid)} would break this schema: between ${percent(low)} and ${percent(high)} of all.`;
}

/** What a change of the schema means for what is annotated, in one sentence. */
export function breakingWord(changes: readonly Pick<SchemaChange, 'mayBreak'>[]): string {
  if (changes.length === 0) return 'Both say the same.';
  const breaking = changes.filter(({ mayBreak }) => mayBreak).length;
  if (breaking === 0) return 'Whatever satisfied the one satisfies the other.';
  return breaking === 1
    ? 'One change may break annotations.'
    : `${formatCount(breaking)} changes may break annotations.`;
}

const MAX_BARS = 10;

export const ruleName = ({ path, code }: Pick<BrokenRuleResponse, 'path' | 'code'>): string =>
  `${path || 'the whole value'}: ${code}`;

/** How many annotations break which rule, the worst first. */
export const trialChart = ({ rules }: SchemaTrial): ChartData => ({
  kind: 'bars',
  labelTitle: 'Rule',
  labels: rules.slice(0, MAX_BARS).map(ruleName),
  series: [{ name: 'Annotations', values: rules.slice(0, MAX_BARS).map(({ count }) => count) }],
});
