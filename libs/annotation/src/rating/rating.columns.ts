const SCORE = (annotation: string): string =>
  `annotation_score AS score WHERE score.annotation_id = ${annotation} AND score.ratings > 0`;

/**
 * SQL: plain mean of the ratings of an annotation; null while there are none.
 * @param annotation its id
 */
export const overallRating = (annotation: string): string =>
  `(SELECT round(score.sum::numeric / score.ratings, 2)::float8 FROM ${SCORE(annotation)})`;

/** SQL: the mean without the habits of raters (`fitRatings`), on the same scale; null while there are no ratings. */
export const correctedRating = (annotation: string): string =>
  `(SELECT round(least(10, greatest(0, level.level + score.merit))::numeric, 2)::float8
      FROM annotation_rating_level AS level, ${SCORE(annotation)})`;
