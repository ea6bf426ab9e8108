export interface Terms {
  readonly version: string;
  readonly text: string;
  readonly sha256: string;
  /** Whether I have accepted this version. */
  readonly accepted: boolean;
}
