import type { FieldComparison } from '../compare/compare-item.js';

/** A content that two people or more judged under one source, as the statistics read it. */
export interface MeasuredItem {
  readonly contentId: string;
  readonly coders: readonly string[];
  readonly judgedAt: readonly Date[];
  readonly fields: readonly FieldComparison[];
  readonly disagreement: number;
}
