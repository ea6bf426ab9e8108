/** What the database knows of a refresh token and of what it belongs to. */
export interface TokenFacts {
  readonly usedAt: Date | null;
  readonly tokenExpiresAt: Date;
  readonly sessionExpiresAt: Date;
  readonly revokedAt: Date | null;
  readonly isActive: boolean;
}

/** How the token came in. */
export interface Presentation {
  readonly arrivedAt: Date;
  readonly now: Date;
  /** Whether one of our pages in a browser sent it, where tabs share one cookie. */
  readonly fromBrowserPage: boolean;
}

/**
 * rotate: exchange it. repeat: another tab has just exchanged it, give an access token but no second successor.
 * stolen: two parties hold it, end the session. over: nothing to be had.
 */
export type RefreshVerdict = 'rotate' | 'repeat' | 'stolen' | 'over';

/** Two tabs that wake together send the same cookie; the later one arrives while the earlier answer is still on its way. */
const TAB_GRACE_MS = 10_000;

/**
 * Judges a refresh. Programs keep their token themselves and have no tabs, so for them only requests that truly overlapped
 * are one client's; browsers get the time an answer may travel. Neither ever gets a second chain of tokens, so that a thief
 * who is quick enough for the grace holds one access token that dies with the session.
 */
export function judgeRefresh(token: TokenFacts, { arrivedAt, now, fromBrowserPage }: Presentation): RefreshVerdict {
  if (token.revokedAt !== null || !token.isActive) return 'over';
  if (token.sessionExpiresAt <= now || token.tokenExpiresAt <= now) return 'over';
  if (token.usedAt === null) return 'rotate';
  if (arrivedAt <= token.usedAt) return 'repeat';
  return fromBrowserPage && now.getTime() - token.usedAt.getTime() < TAB_GRACE_MS ? 'repeat' : 'stolen';
}
