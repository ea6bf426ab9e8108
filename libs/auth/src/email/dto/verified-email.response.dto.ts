export class VerifiedEmailResponse {
  /** The address that is proved now. @example 'ada@example.org' */
  readonly email!: string;
  /** Whether it has just taken the place of another one. */
  readonly changed!: boolean;
}
