/** SQL over a row of `annotation_score AS score` with ratings: their plain mean. */
export const OVERALL_RATING = 'round(score.sum::numeric / score.ratings, 2)::float8';

/** SQL over the same row: the mean without the habits of raters (`RatingTable.fit`), on the same scale; null where no row was joined. */
export const CORRECTED_RATING =
  'CASE WHEN score.merit IS NOT NULL THEN round(least(10, greatest(0, score.merit))::numeric, 2)::float8 END';

const SCORE = (annotation: string): string =>
  `annotation_score AS score WHERE score.annotation_id = ${annotation} AND score.ratings > 0`;

/**
 * SQL: plain mean of the ratings of an annotation; null while there are none.
 * @param annotation its id
 */
export const overallRating = (annotation: string): string => `(SELECT ${OVERALL_RATING} FROM ${SCORE(annotation)})`;

/** SQL: the mean without the habits of raters (`RatingTable.fit`), on the same scale; null while there are no ratings. */
export const correctedRating = (annotation: string): string => `(SELECT ${CORRECTED_RATING} FROM ${SCORE(annotation)})`;

/** SQL, as JSON: why the two differ (`RatingCorrectionResponse`); null where nothing is corrected. */
export const correction = (annotation: string): string =>
  `(SELECT json_build_object(
             'habit', round((SELECT avg(t.applied) FROM annotation_rating r JOIN annotation_rater t ON t.user_id = r.user_id
                              WHERE r.annotation_id = score.annotation_id)::numeric, 2),
             'level', round(level.level::numeric, 2), 'weight', round((level.item_prior / (level.item_prior + score.ratings))::numeric, 2))
      FROM annotation_rating_level AS level, ${SCORE(annotation)} AND level.chance_variance IS NOT NULL)`;
