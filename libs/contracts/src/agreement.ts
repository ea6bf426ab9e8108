/** How agreement between annotators is expressed. What each means stands in docs/guide/annotation-quality.md. */
export const AGREEMENT_STATISTICS = [
  'alpha_nominal',
  'alpha_ordinal',
  'alpha_interval',
  'alpha_ratio',
  'alpha_masi',
  'alpha_jaccard',
  'cohen_kappa',
  'cohen_kappa_quadratic',
  'fleiss_kappa',
  'same_value',
  'chrf',
  'object_quality',
  'matched_iou',
  'matched_nearness',
  'found_by_both',
] as const;
export type AgreementStatistic = (typeof AGREEMENT_STATISTICS)[number];

/** `no_pairs`: nobody judged the same twice. `no_variation`: everything was judged alike, so chance alone explains it. */
export const NO_FIGURE_REASONS = ['no_pairs', 'no_variation'] as const;
export type NoFigureReason = (typeof NO_FIGURE_REASONS)[number];

/** In what two annotations of one content differ. Those of objects are named as in CVAT. */
export const ANNOTATION_CONFLICTS = [
  'missing_annotation',
  'extra_annotation',
  'mismatching_label',
  'low_overlap',
  'mismatching_value',
  'differing_tags',
  'differing_text',
] as const;
export type AnnotationConflict = (typeof ANNOTATION_CONFLICTS)[number];

/** Fewer contents give no interval. */
export const ENOUGH_CONTENTS = 10;
/** Fewer judgements of one annotator cannot show a drift: ten recent ones stand against thirty. */
export const ENOUGH_FOR_DRIFT = 40;
