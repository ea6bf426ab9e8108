/** Somebody to credit. */
export interface Author {
  readonly name: string;
  readonly url?: string | null;
}

/** Where a picture comes from. */
export interface SourceOf {
  readonly type: 'url';
  readonly value: string;
}
