import type { SuggestionModel } from '@odr/entities';

import type { Proof } from '../automatic/proof.policy.js';
import type { SuggestionModelQualityResponse, SuggestionModelResponse } from '../dto/suggestion-model.response.dto.js';
import { calibrationError, SCORE_BINS, type ScoreBin } from '../quality/calibration.policy.js';
import type { LabelOutcomes, ModelQualityReader, Outcomes } from '../quality/model-quality.reader.js';
import { proportion, type Proportion } from '../quality/proportion.policy.js';

export type ModelView = SuggestionModelResponse;

export interface ModelFigures {
  readonly counts: Awaited<ReturnType<ModelQualityReader['counts']>>;
  readonly looks: Awaited<ReturnType<ModelQualityReader['looks']>>;
  readonly outcomes: Outcomes;
  readonly proof: Proof | undefined;
}

const decidedOf = ({ accepted, edited, rejected }: Outcomes): number => accepted + edited + rejected;
const NONE: Proportion = { share: 0, low: 0, high: 1, of: 0 };

export function modelViewOf(model: SuggestionModel, { counts, looks, outcomes, proof }: ModelFigures): ModelView {
  const decided = decidedOf(outcomes);
  return {
    id: model.id,
    name: model.name,
    modelVersion: model.modelVersion,
    kind: model.kind,
    sourceId: model.sourceId,
    runs: model.runs,
    endpoint: model.endpoint,
    isOn: model.isOn,
    minScore: model.minScore,
    acceptsItself: model.acceptsItself,
    wantedPrecision: model.wantedPrecision,
    wantedDecisions: model.wantedDecisions,
    controlShare: model.controlShare,
    proofLostAt: model.proofLostAt?.toISOString() ?? null,
    proof: proof ?? null,
    counts,
    looked: looks.looked,
    failed: looks.failed,
    precision: proportion(outcomes.accepted + outcomes.edited, decided) ?? null,
    unchanged: proportion(outcomes.accepted, decided) ?? null,
    createdAt: model.createdAt.toISOString(),
    updatedAt: model.updatedAt.toISOString(),
  };
}

export const qualityViewOf = (
  { modelVersion }: SuggestionModel,
  bins: readonly ScoreBin[],
  labels: readonly LabelOutcomes[],
): SuggestionModelQualityResponse => ({
  modelVersion,
  bins: bins.map(({ bin, decided, taken, meanScore }) => ({
    from: bin / SCORE_BINS,
    to: (bin + 1) / SCORE_BINS,
    meanScore,
    taken: proportion(taken, decided) ?? NONE,
  })),
  calibrationError: calibrationError(bins) ?? null,
  labels: labels.map((label) => ({
    ...label,
    precision: proportion(label.accepted + label.edited, decidedOf(label)) ?? NONE,
  })),
});
