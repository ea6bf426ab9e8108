import { createHash, randomBytes } from 'node:crypto';
import { PrincipalReader } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { Clock, newId, type SessionId, type UserId } from '@odr/kernel';
import { Notices } from '@odr/notification';
import { currentAddress, Database } from '@odr/platform';
import { Injectable, Logger } from '@nestjs/common';
import { AccountRepository, type Person } from '../account/account.repository.js';
import { authConfig } from '../auth.config.js';
import { SessionNotFound, SessionRevoked } from '../auth.errors.js';
import { AccessTokens, type AccessToken } from '../token/access-token.js';
import { deviceName, isNewDevice } from './device.policy.js';
import { judgeRefresh, type Presentation, type RefreshVerdict } from './session.policy.js';
import { SessionRepository, type SessionRow, type StoredToken } from './session.repository.js';

/** What a sign-in or a refresh gives. `refreshToken` is missing where another tab has received the next one. */
export interface Grant extends AccessToken {
  readonly refreshToken?: string;
  readonly user: Person;
  /** Whether the role needs a second factor that is not set up yet. */
  readonly mustEnrol: boolean;
}

/** What somebody signs in from. */
export interface Device {
  /** What the client calls itself. */
  readonly userAgent?: string | undefined;
}

const DAY_MS = 86_400_000;
const MAX_USER_AGENT_LENGTH = 300;

const sha256 = (token: string): string => createHash('sha256').update(token).digest('hex');
const newRefreshToken = (): string => randomBytes(32).toString('base64url');

/** Being signed in, staying so, signing out. Who may begin a session is decided in `sign-in/`. */
@Injectable()
export class SessionService {
  private readonly log = new Logger(SessionService.name);
  private readonly lifetimeMs = authConfig().sessionDays * DAY_MS;

  constructor(
    private readonly db: Database,
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
    private readonly tokens: AccessTokens,
    private readonly principals: PrincipalReader,
    private readonly clock: Clock,
    private readonly notices: Notices,
    private readonly audit: AuditLog,
  ) {}

  /** Begins a session of its own for somebody who has been admitted; what the browser held before is not taken up. */
  async begin(user: Person, { userAgent }: Device): Promise<Grant> {
    const now = this.clock.now();
    const refreshToken = newRefreshToken();
    const session = {
      id: newId<SessionId>(),
      userId: user.id,
      userAgent: userAgent?.slice(0, MAX_USER_AGENT_LENGTH) ?? null,
      createdAt: now,
      lastUsedAt: now,
      expiresAt: this.expiryFrom(now),
    };
    await this.db.transaction(async () => {
      const before = await this.sessions.userAgentsOf(user.id);
      await this.sessions.begin(session, sha256(refreshToken));
      if (isNewDevice(session.userAgent, before, { createdAt: user.createdAt, now })) {
        const news = { device: deviceName(session.userAgent), address: currentAddress() ?? null };
        await this.notices.tell('security.signed_in_new_device', [user.id], news);
      }
      await this.recordOwn('auth.signed_in', user.id, session.id);
    });
    return { ...(await this.grantOf(user, session.id)), refreshToken };
  }

  /** Exchanges a refresh token for the next one; a token that comes back later ends the session. @throws SessionRevoked */
  async refresh(token: string, presented: Omit<Presentation, 'now'>): Promise<Grant> {
    const next = newRefreshToken();
    const { verdict, stored } = await this.exchange(sha256(token), sha256(next), presented);
    if (verdict === 'stolen') this.principals.forget();
    // Thrown out here, because the revocation has to be committed.
    if (stored === undefined || verdict === 'stolen' || verdict === 'over') throw new SessionRevoked();
    const user = await this.accounts.byId(stored.userId);
    if (user === undefined) throw new SessionRevoked();
    const grant = await this.grantOf(user, stored.sessionId);
    return verdict === 'rotate' ? { ...grant, refreshToken: next } : grant;
  }

  /** Ends the session of this token, if there is one. */
  async logout(token: string | undefined, sessionId: SessionId | undefined): Promise<void> {
    await this.db.transaction(async () => {
      const tokenSha256 = token === undefined ? undefined : sha256(token);
      const ended = await this.sessions.revokeEither(sessionId, tokenSha256, this.clock.now());
      for (const { id, userId } of ended) await this.recordOwn('auth.signed_out', userId, id);
    });
    this.principals.forget();
  }

  listOpen(userId: UserId): Promise<SessionRow[]> {
    return this.sessions.listOpen(userId, this.clock.now());
  }

  /** @throws SessionNotFound also for the sessions of others */
  async revokeOwn(userId: UserId, sessionId: SessionId): Promise<void> {
    await this.db.transaction(async () => {
      if (!(await this.sessions.revokeOwn(userId, sessionId, this.clock.now()))) throw new SessionNotFound();
      await this.recordOwn('auth.session_revoked', userId, sessionId);
    });
    this.principals.forget();
  }

  /** Signs out everywhere but here. */
  async revokeOthers(userId: UserId, current: SessionId | undefined): Promise<void> {
    await this.db.transaction(async () => {
      const ended = await this.sessions.revokeAllOf(userId, this.clock.now(), current);
      for (const id of ended) await this.recordOwn('auth.session_revoked', userId, id);
    });
    this.principals.forget();
  }

  /** Who the token stands for is asked here already: the first request with it finds the answer remembered. */
  private async grantOf(user: Person, sessionId: SessionId): Promise<Grant> {
    const subject = { userId: user.id, sessionId };
    const principal = await this.principals.principalOf(subject);
    return { ...(await this.tokens.issue(subject)), user, mustEnrol: principal?.mustEnrol ?? false };
  }

  private exchange(
    from: string,
    to: string,
    presented: Omit<Presentation, 'now'>,
  ): Promise<{ verdict: RefreshVerdict; stored?: StoredToken }> {
    return this.db.transaction(async () => {
      const stored = await this.sessions.lockToken(from);
      if (stored === undefined) return { verdict: 'over' };
      const now = this.clock.now();
      const verdict = judgeRefresh(stored, { ...presented, now });
      if (verdict === 'rotate') await this.sessions.rotate(stored.sessionId, from, to, now, this.expiryFrom(now));
      if (verdict === 'stolen') {
        await this.sessions.revoke(stored.sessionId, now);
        this.log.warn(
          { sessionId: stored.sessionId, userId: stored.userId },
          'refresh token came back, session revoked',
        );
        await this.notices.tell('security.refresh_reused', [stored.userId], { sessionId: stored.sessionId });
        const subject = { type: 'user', id: stored.userId } as const;
        await this.audit.record('auth.refresh_reused', null, { subject, details: { sessionId: stored.sessionId } });
      }
      return { verdict, stored };
    });
  }

  private recordOwn(
    act: 'auth.signed_in' | 'auth.signed_out' | 'auth.session_revoked',
    userId: UserId,
    sessionId: SessionId,
  ): Promise<void> {
    return this.audit.record(act, userId, { subject: { type: 'user', id: userId }, details: { sessionId } });
  }

  private expiryFrom(now: Date): Date {
    return new Date(now.getTime() + this.lifetimeMs);
  }
}
