export class DcoResponse {
  /** @example '1.1' */
  readonly version!: string;
  readonly text!: string;
  /** Of the text in UTF-8, in hex. */
  readonly sha256!: string;
  /** Whether the caller has accepted this version. */
  readonly accepted!: boolean;
  readonly acceptedAt!: Date | null;
}
