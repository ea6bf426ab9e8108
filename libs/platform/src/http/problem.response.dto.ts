/** One invalid part of a request. */
export class FieldErrorResponse {
  /** Where it is. @example 'authors.0.name' */
  readonly path!: string;
  /** What is wrong with it. */
  readonly message!: string;
  /** A stable word for the rule that was broken. @example 'isLength' */
  readonly code!: string;
}

/** RFC 9457 problem details; some problems add members of their own, such as `existingId`. */
export class ProblemResponse {
  /** Address of the problem type. @example '/problems/content.not_found' */
  readonly type!: string;
  /** The same for all problems of this type. */
  readonly title!: string;
  readonly status!: number;
  /** Stable; branch on this. @example 'content.not_found' */
  readonly code!: string;
  /** What happened this time, and the way on. */
  readonly detail!: string;
  /** The request id, to quote when asking for help. */
  readonly instance!: string;
  readonly errors?: FieldErrorResponse[];
}
