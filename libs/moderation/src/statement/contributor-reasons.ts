import type { AppealId, DecisionId, SuspensionId } from '@odr/kernel';
import { Notices } from '@odr/notification';
import { Database, HandlesEvent, type EventOf } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { ContributorReasonsReader } from './contributor-reasons.reader.js';

/** Tells people why something of theirs was decided against, and what became of their appeals. Moderators are not named. */
@Injectable()
export class ContributorReasons {
  constructor(
    private readonly db: Database,
    private readonly reader: ContributorReasonsReader,
    private readonly notices: Notices,
  ) {}

  @HandlesEvent('moderation.case_decided')
  async onDecided({ id, data }: EventOf<'moderation.case_decided'>): Promise<void> {
    const news = await this.reader.statement(data.decisionId as DecisionId);
    // Decisions in favour state nothing, and what was taken back at once is told nobody.
    if (news === undefined) return;
    const { userId, ...told } = news;
    await this.db.transaction(() => this.notices.tell('decision.stated', [userId], told, { source: id }));
  }

  @HandlesEvent('moderation.appeal_resolved')
  async onAppealResolved({ id, data }: EventOf<'moderation.appeal_resolved'>): Promise<void> {
    const news = await this.reader.appeal(data.appealId as AppealId);
    if (news === undefined) return;
    const { userId, ...told } = news;
    await this.db.transaction(() => this.notices.tell('appeal.resolved', [userId], told, { source: id }));
  }

  @HandlesEvent('moderation.suspension_changed')
  async onSuspensionChanged({ id, data }: EventOf<'moderation.suspension_changed'>): Promise<void> {
    const news = await this.reader.suspension(data.suspensionId as SuspensionId);
    if (news === undefined) return;
    const { userId, isLifted, ...told } = news;
    await this.db.transaction(() =>
      isLifted
        ? this.notices.tell('account.suspension_lifted', [userId], {}, { source: id })
        : this.notices.tell('account.suspended', [userId], told, { source: id }),
    );
  }
}
