export class SessionResponse {
  readonly id!: string;
  /** What the client called itself. */
  readonly userAgent!: string | null;
  readonly createdAt!: Date;
  readonly lastUsedAt!: Date;
  readonly expiresAt!: Date;
  /** Whether this very request belongs to it. */
  readonly isCurrent!: boolean;
}

export class SessionListResponse {
  readonly items!: SessionResponse[];
  /** Always null: there is one page. */
  readonly nextCursor!: string | null;
}
