import type { Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { MuteAppealOutcome, type AuditAct, type AuditDetails, type ReporterFilter } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import { Notices } from '@odr/notification';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { MuteReporterRequest, ReporterResponse, StandingResponse } from '../dto/reporter.dto.js';
import { weightOfReport } from './accuracy.policy.js';
import { NoMuteToAppeal, NotYourAppeal, ReporterNotFound } from './reporter.errors.js';
import { ReporterStandingRepository, type StandingRow } from './reporter-standing.repository.js';

/** Trusting reporters, muting them, and hearing those who are muted. */
@Injectable()
export class ReporterService {
  constructor(
    private readonly db: Database,
    private readonly standings: ReporterStandingRepository,
    private readonly notices: Notices,
    private readonly audit: AuditLog,
  ) {}

  async list(filter: ReporterFilter, actor: Principal): Promise<ReporterResponse[]> {
    return (await this.standings.list(filter)).map((row) => toReporter(row, actor));
  }

  /** What somebody's own reports count, and whether they may report. */
  async own({ userId }: Principal): Promise<StandingResponse> {
    return toStanding(await this.found(userId));
  }

  /** @throws ReporterNotFound */
  async one(userId: UserId, actor: Principal): Promise<ReporterResponse> {
    return toReporter(await this.found(userId), actor);
  }

  /** @throws ReporterNotFound */
  async trust(userId: UserId, isTrusted: boolean, actor: Principal): Promise<ReporterResponse> {
    await this.found(userId);
    await this.db.transaction(async () => {
      if (!(await this.standings.trust(userId, isTrusted))) return;
      await this.record(isTrusted ? 'reporter.trusted' : 'reporter.distrusted', actor, userId, {});
    });
    return this.one(userId, actor);
  }

  /** @throws ReporterNotFound */
  async mute(userId: UserId, { days = null, note }: MuteReporterRequest, actor: Principal): Promise<ReporterResponse> {
    await this.found(userId);
    await this.db.transaction(async () => {
      const until = await this.standings.mute(userId, { days, note, by: actor.userId });
      await this.notices.tell('reporting.muted', [userId], { until: until?.toISOString() ?? null });
      await this.record('reporter.muted', actor, userId, { days });
    });
    return this.one(userId, actor);
  }

  /** @throws ReporterNotFound */
  async unmute(userId: UserId, actor: Principal): Promise<void> {
    await this.found(userId);
    await this.db.transaction(async () => {
      if (!(await this.standings.unmute(userId))) return;
      await this.notices.tell('reporting.unmuted', [userId], {});
      await this.record('reporter.unmuted', actor, userId, {});
    });
  }

  /** @throws NoMuteToAppeal when not muted, or when this muting was appealed against before */
  async appeal(text: string, actor: Principal): Promise<StandingResponse> {
    const { userId } = actor;
    await this.db.transaction(async () => {
      if (!(await this.standings.appeal(userId, text))) throw new NoMuteToAppeal();
      await this.record('reporter.mute_appealed', actor, userId, {});
    });
    return this.own(actor);
  }

  /** @throws ReporterNotFound, NoMuteToAppeal; NotYourAppeal to uphold one's own muting */
  async decideAppeal(userId: UserId, outcome: MuteAppealOutcome, actor: Principal): Promise<ReporterResponse> {
    const { mutedBy } = await this.found(userId);
    // Thinking better of it needs nobody else.
    if (outcome === MuteAppealOutcome.Upheld && mutedBy === actor.userId) throw new NotYourAppeal();
    await this.db.transaction(async () => {
      if (!(await this.standings.decideAppeal(userId, outcome, actor.userId))) throw new NoMuteToAppeal();
      const isLifted = outcome === MuteAppealOutcome.Lifted && (await this.standings.unmute(userId));
      await this.notices.tell(isLifted ? 'reporting.unmuted' : 'reporting.mute_upheld', [userId], {});
      await this.record('reporter.mute_appeal_decided', actor, userId, { outcome });
    });
    return this.one(userId, actor);
  }

  private async found(userId: UserId): Promise<StandingRow> {
    const row = await this.standings.of(userId);
    if (row === undefined) throw new ReporterNotFound();
    return row;
  }

  private record<A extends AuditAct>(act: A, actor: Principal, id: UserId, details: AuditDetails[A]): Promise<void> {
    return this.audit.record(act, actor.userId, { subject: { type: 'user', id }, details });
  }
}

const toStanding = (row: StandingRow): StandingResponse => ({
  isTrusted: row.isTrusted,
  filed: row.filed,
  agreed: row.agreed,
  disagreed: row.disagreed,
  weight: weightOfReport(row, row.isTrusted),
  mute: row.isMuted
    ? {
        since: row.mutedAt?.toISOString() ?? '',
        until: row.mutedUntil?.toISOString() ?? null,
        note: row.muteNote ?? '',
        appeal:
          row.appealedAt === null
            ? null
            : { text: row.appealText ?? '', filedAt: row.appealedAt.toISOString(), outcome: row.appealOutcome },
      }
    : null,
});

const toReporter = (row: StandingRow, actor: Principal): ReporterResponse => ({
  userId: row.userId,
  name: row.name,
  isMutedByMe: row.isMuted && row.mutedBy === actor.userId,
  ...toStanding(row),
});
