/** A grant of a rightsholder whom a person here has verified. */
export class UsageGrantResponse {
  readonly id!: string;
  readonly holder!: string;
  readonly statement!: string;
  readonly evidenceUrl!: string | null;
  readonly grantedAt!: Date;
  readonly revokedAt!: Date | null;
}
