import type { IconName } from '../../shared/ui-icon/icon-paths.js';
import { formatCount, words } from '../../shared/util-format/format.js';
import type { EmbeddingEngineResponse, EngineCoverageResponse, EngineQualityResponse } from '../data/engine.js';

/** A word with an icon and a tone that repeats it. */
export interface Look {
  readonly word: string;
  readonly icon: IconName;
  readonly tone: 'good' | 'work' | 'bad' | 'neutral';
}

/** Where in its life an engine is. */
export function stageOf({ stage, isDefault }: EmbeddingEngineResponse): Look {
  if (isDefault) return { word: 'Answers by default', icon: 'verified', tone: 'good' };
  if (stage === 'serving') return { word: 'Serves', icon: 'check_circle', tone: 'good' };
  if (stage === 'building') return { word: 'Being built', icon: 'sync', tone: 'work' };
  return { word: 'Retired', icon: 'do_not_disturb_on', tone: 'neutral' };
}

/** Whether it can compute now. */
export function stateOf({ state }: EmbeddingEngineResponse): Look {
  if (state === 'ready') return { word: 'Ready', icon: 'check_circle', tone: 'good' };
  if (state === 'fetching') return { word: 'Getting ready', icon: 'hourglass_top', tone: 'work' };
  if (state === 'client') return { word: 'Clients bring the vectors', icon: 'upload', tone: 'neutral' };
  return { word: 'Unavailable', icon: 'error', tone: 'bad' };
}

const BACKEND_WORDS: Readonly<Record<string, string>> = {
  package: 'comes with the system',
  onnx: 'a folder of the server',
  http: 'asked at an address',
  client: 'vectors come from clients',
};

const METRIC_WORDS: Readonly<Record<string, string>> = {
  cosine: 'cosine',
  l2: 'Euclidean distance',
  inner_product: 'inner product',
};

/** What it is, in one line. */
export const aboutText = ({
  version,
  backend,
  dimension,
  metric,
  precision,
  license,
}: EmbeddingEngineResponse): string =>
  [
    `Version ${version}`,
    BACKEND_WORDS[backend] ?? words(backend),
    `${formatCount(dimension)} numbers${precision === 'half' ? ' of half precision' : ''}`,
    METRIC_WORDS[metric] ?? words(metric),
    license,
  ].join(' · ');

/** Which questions it can embed. */
export function readsText({ reads, type }: EmbeddingEngineResponse): string {
  if (reads.length === 2) return 'Reads words and looks at pictures: words find pictures without captions.';
  if (reads.includes('text'))
    return type === 'annotation' ? 'Reads words.' : 'Reads words and compares them with pictures.';
  return reads.includes('image') ? 'Looks at pictures.' : 'Embeds no questions: they come as vectors.';
}

/** What engines stand together under. */
export function groupsOf(
  engines: readonly EmbeddingEngineResponse[],
): { readonly title: string; readonly engines: readonly EmbeddingEngineResponse[] }[] {
  const titles = [...new Set(engines.map(titleOf))].sort();
  return titles.map((title) => ({
    title,
    engines: engines.filter((engine) => titleOf(engine) === title).sort((a, b) => rankOf(a) - rankOf(b)),
  }));
}

const titleOf = ({ type, modality }: EmbeddingEngineResponse): string => {
  if (type === 'annotation') return 'Annotations';
  return modality === 'image' ? 'Pictures' : words(modality);
};

const RANKS = ['serving', 'building', 'retired'];
const rankOf = ({ isDefault, stage }: EmbeddingEngineResponse): number => (isDefault ? -1 : RANKS.indexOf(stage));

/** How much it has seen, in words. */
export function coverageText({ embedded, missing, failed }: EngineCoverageResponse): string {
  const left = missing === 0 ? 'nothing missing' : `${formatCount(missing)} to go`;
  return `${formatCount(embedded)} embedded, ${left}${failed === 0 ? '' : `, ${formatCount(failed)} failed`}`;
}

export const percentOf = ({ embedded, missing, failed }: EngineCoverageResponse): number => {
  const total = embedded + missing + failed;
  return total === 0 ? 100 : (100 * embedded) / total;
};

/** A figure as a bar: only shares of one can be drawn as one. */
export interface QualityBar {
  readonly title: string;
  readonly text: string;
  /** Percent; undefined for what is no share. */
  readonly value: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly note: string;
}

export function qualityBar({
  set,
  measure,
  value,
  low,
  high,
  note = '',
  measuredAt,
}: EngineQualityResponse): QualityBar {
  const isShare = [value, low ?? 0, high ?? 0].every((part) => part >= 0 && part <= 1);
  const interval = low === undefined || high === undefined ? '' : ` (${low.toFixed(3)} to ${high.toFixed(3)})`;
  const percent = (part: number | undefined): number | undefined => (part === undefined ? undefined : 100 * part);
  return {
    title: `${measure} on ${set}`,
    text: `${isShare ? value.toFixed(3) : String(value)}${interval}`,
    value: isShare ? percent(value) : undefined,
    low: isShare ? percent(low) : undefined,
    high: isShare ? percent(high) : undefined,
    note: [note, `measured ${measuredAt.slice(0, 10)}`].filter(Boolean).join('; '),
  };
}
