/** One thing the process needs. */
export class HealthCheckResponse {
  readonly name!: string;
  readonly ok!: boolean;
  /** What is wrong, in words for operators. */
  readonly detail?: string;
}

export class HealthResponse {
  /** @example 'ok' */
  readonly status!: 'ok' | 'unavailable';
  readonly checks!: HealthCheckResponse[];
}
