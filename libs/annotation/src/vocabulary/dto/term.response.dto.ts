export class TermResponse {
  /** @example 'highland cow' */
  readonly term!: string;
  /** In how many annotations of published pictures it stands; counted every quarter of an hour. */
  readonly uses!: number;
}

export class TermListResponse {
  /** Most used first. */
  readonly items!: TermResponse[];
}
