/** Why an answer is what it is: our name of the rule, the clause that says so, and where that can be read. */
export interface Reason {
  /** Stable name for programs. @example 'share_alike_elements' */
  readonly rule: string;
  /** What the text says, with its paragraph. @example 'CC BY-SA 4.0, 3(b)(1)' */
  readonly clause: string;
  /** Address of that text. */
  readonly source: string;
}

/**
 * How well something may be done: `recommended` by those who wrote the licence, `permitted` though they advise against it
 * (the yellow cells of Creative Commons' chart), or `forbidden`.
 */
export const Standing = { Recommended: 'recommended', Permitted: 'permitted', Forbidden: 'forbidden' } as const;
export type Standing = (typeof Standing)[keyof typeof Standing];

/** An answer that explains itself. */
export interface Answer {
  readonly standing: Standing;
  /** Whether the standing is anything but `forbidden`. */
  readonly allowed: boolean;
  /** What has to be done so that it stays allowed. @example ['attribution', 'license_notice'] */
  readonly conditions: readonly string[];
  readonly because: readonly Reason[];
}

export const recommended = (because: Reason, ...conditions: string[]): Answer => ({
  standing: Standing.Recommended,
  allowed: true,
  conditions,
  because: [because],
});

export const permitted = (because: Reason, ...conditions: string[]): Answer => ({
  standing: Standing.Permitted,
  allowed: true,
  conditions,
  because: [because],
});

export const forbidden = (...because: Reason[]): Answer => ({
  standing: Standing.Forbidden,
  allowed: false,
  conditions: [],
  because,
});

const ORDER: readonly Standing[] = [Standing.Recommended, Standing.Permitted, Standing.Forbidden];

/** Positive when `a` is worse than `b`. */
export const compareAnswers = (a: Answer, b: Answer): number => ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing);
