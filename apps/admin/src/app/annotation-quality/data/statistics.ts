import type { AgreementStatistic, AnnotationConflict } from '@odr/contracts';

export interface StatisticWords {
  readonly name: string;
  /** What it says and how to read it. */
  readonly meaning: string;
}

const BEYOND_CHANCE = '1 is perfect agreement, 0 what chance would give; below 0 people differ systematically.';

/** The statistics in words, in the order in which the help lists them. */
export const STATISTICS: Readonly<Record<AgreementStatistic, StatisticWords>> = {
  alpha_nominal: {
    name: 'α, categories',
    meaning: `Krippendorff's alpha of categories: two values are alike or not. ${BEYOND_CHANCE}`,
  },
  alpha_ordinal: {
    name: 'α, ranks',
    meaning: `Krippendorff's alpha of ranks: neighbours differ less than the ends of the scale. ${BEYOND_CHANCE}`,
  },
  alpha_interval: {
    name: 'α, differences',
    meaning: `Krippendorff's alpha of measures: values differ by the square of their difference. ${BEYOND_CHANCE}`,
  },
  alpha_ratio: {
    name: 'α, proportions',
    meaning: `Krippendorff's alpha of amounts from 0: 1 and 2 differ as much as 10 and 20. ${BEYOND_CHANCE}`,
  },
  alpha_masi: {
    name: 'α, sets (MASI)',
    meaning: `Krippendorff's alpha of sets of tags. Leaving a tag out counts less than giving another. ${BEYOND_CHANCE}`,
  },
  alpha_jaccard: {
    name: 'α, sets (Jaccard)',
    meaning: `Krippendorff's alpha of sets of tags, by the share of tags that only one of two people gave. ${BEYOND_CHANCE}`,
  },
  cohen_kappa: {
    name: "Cohen's κ",
    meaning: `Of two people: agreement beyond what their habits would give. ${BEYOND_CHANCE}`,
  },
  cohen_kappa_quadratic: {
    name: "Cohen's κ, weighted",
    meaning: `The same of ranks, a disagreement counting by the square of how far apart it is. ${BEYOND_CHANCE}`,
  },
  fleiss_kappa: {
    name: "Fleiss' κ",
    meaning: `Of three people or more: agreement beyond what all habits together would give. ${BEYOND_CHANCE}`,
  },
  same_value: {
    name: 'Same value',
    meaning: 'Share of pairs of people who gave the same value. Knows nothing of chance.',
  },
  chrf: {
    name: 'chrF',
    meaning:
      'How many runs of one to six characters two texts share, 0 to 1. Good captions of one picture often have 0.3 to 0.5.',
  },
  object_quality: {
    name: 'Object agreement',
    meaning:
      'Overlap of what both marked and called the same, divided by all that either marked, 0 to 1 (panoptic quality).',
  },
  matched_iou: {
    name: 'Matched IoU',
    meaning: 'Mean overlap of what both marked: shared area by covered area, 0 to 1. Says nothing of what one missed.',
  },
  matched_nearness: {
    name: 'Nearness',
    meaning: 'How near points that both set lie together: 1 in the same place, 0 at a twentieth of the diagonal.',
  },
  found_by_both: { name: 'Found by both', meaning: 'Share of all that either marked which both marked (F1), 0 to 1.' },
};

export const CONFLICT_WORDS: Readonly<Record<AnnotationConflict, string>> = {
  missing_annotation: 'Only one marked it',
  extra_annotation: 'Only the other marked it',
  mismatching_label: 'Called differently',
  low_overlap: 'Placed differently',
  mismatching_value: 'Different values',
  differing_tags: 'Different tags',
  differing_text: 'Different words',
};

/** Every statistic with its words, for the help. */
export const STATISTIC_LIST = Object.entries(STATISTICS).map(([code, words]) => ({ code, ...words }));
