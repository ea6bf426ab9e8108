/** Somewhere I am signed in, as `/auth/sessions` tells it. */
export interface SessionRow {
  readonly id: string;
  readonly userAgent: string | null;
  readonly createdAt: string;
  readonly lastUsedAt: string;
  readonly expiresAt: string;
  /** Whether it is this one. */
  readonly isCurrent: boolean;
}

/** This one first, then as they were used last. */
export const inOrder = (sessions: readonly SessionRow[]): SessionRow[] =>
  sessions.toSorted(
    (a, b) => Number(b.isCurrent) - Number(a.isCurrent) || Date.parse(b.lastUsedAt) - Date.parse(a.lastUsedAt),
  );
