/** How much one second of an unblurred picture weighs, by the severity of its case (0–4): each step doubles it. */
export const WEIGHT_OF_SEVERITY = [1, 2, 4, 8, 16] as const;

/** From this share of the limit on, calmer work comes first. */
export const NEAR_SHARE = 0.8;

/** Two hours of routine pictures, or 15 minutes of the gravest but one. */
export const DEFAULT_DAILY_LIMIT = 7_200;

/** Time with pictures of one severity. */
export interface SeenTime {
  readonly severity: number;
  readonly unblurredMs: number;
}

/** Where somebody stands on a day. */
export interface ExposureState {
  /** Seconds unblurred, weighted by severity. */
  readonly score: number;
  readonly limit: number;
  readonly isNear: boolean;
  readonly isOver: boolean;
}

/** Seconds, weighted: what looking at these has cost. */
export const scoreOf = (seen: readonly SeenTime[]): number =>
  seen.reduce(
    (sum, { severity, unblurredMs }) =>
      sum + ((WEIGHT_OF_SEVERITY[severity] ?? WEIGHT_OF_SEVERITY[4]) * unblurredMs) / 1_000,
    0,
  );

/** Where this score stands against the limit. Nothing is taken away at either mark: it is advice and the order of work. */
export const stateOf = (score: number, limit: number): ExposureState => ({
  score: Math.round(score),
  limit,
  isNear: score >= limit * NEAR_SHARE,
  isOver: score >= limit,
});
