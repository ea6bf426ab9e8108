import type { QualityMeasures } from './measure.js';

/** What the judgement rests on: the measures, and the size of the original as shown. */
export interface QualityFindings extends QualityMeasures {
  readonly width: number;
  readonly height: number;
  /** Width by height. */
  readonly aspect: number;
}

/**
 * Limits of the hints, set between what was measured: of 24 photographs none is below 0.23 in sharpness, and the 20 larger
 * ones blurred by 0.3 % of their longest side are all below 0.11. A hint is advice to the contributor; nobody is asked to look.
 */
const QUALITY_LIMITS = {
  minSharpness: 0.12,
  /** Below this contrast there is nothing that could be sharp. */
  minContrastToJudge: 0.05,
  maxHighlights: 0.3,
  /** Highlights alone are a picture on white paper; with this mean the rest is pale as well. */
  minBrightnessOverexposed: 0.8,
  maxBrightnessUnderexposed: 0.07,
  /** Longest side in pixels. */
  minSide: 256,
} as const;

export type QualityFlag = 'blurry' | 'overexposed' | 'underexposed' | 'tiny';

export const qualityFindings = (
  measures: QualityMeasures,
  size: { width: number; height: number },
): QualityFindings => ({
  ...measures,
  width: size.width,
  height: size.height,
  aspect: Math.round((1_000 * size.width) / size.height) / 1_000,
});

/** The hints that the measures call for. */
export function qualityFlags(found: QualityFindings): QualityFlag[] {
  const limits = QUALITY_LIMITS;
  const flags: QualityFlag[] = [];
  if (found.contrast >= limits.minContrastToJudge && found.sharpness < limits.minSharpness) flags.push('blurry');
  if (found.highlights > limits.maxHighlights && found.brightness >= limits.minBrightnessOverexposed)
    flags.push('overexposed');
  if (found.brightness <= limits.maxBrightnessUnderexposed) flags.push('underexposed');
  if (Math.max(found.width, found.height) < limits.minSide) flags.push('tiny');
  return flags;
}
