export interface Terms {
  readonly version: string;
  readonly text: string;
  readonly sha256?: string;
  readonly accepted?: boolean;
  readonly acceptedAt?: string | null;
}

/** Whether this version is accepted; undefined when the API does not tell and only an upload will. */
export const isAccepted = (terms: Terms): boolean | undefined =>
  terms.accepted ?? (terms.acceptedAt === undefined ? undefined : terms.acceptedAt !== null);
