import { Database, HandlesJob, RunsEvery, type JobOf } from '@odr/platform';
import { Injectable, Logger } from '@nestjs/common';
import { ModerationEventRepository } from '../event/moderation-event.repository.js';
import { SYSTEM } from '../event/moderation-events.js';
import { ReroutingService } from '../routing/rerouting.service.js';
import { QueueCountRepository } from './queue-count.repository.js';
import { WaitingRepository, type RaisedByTime } from './waiting.repository.js';

const TEND_EVERY_MS = 20_000;
/** About a second for a million open cases. */
const RECOUNT_EVERY_MS = 60 * 60_000;
/** A transaction's worth of cases. */
const AT_ONCE = 1_000;

/** What queues need while people work in them. */
@Injectable()
export class QueueProcessor {
  private readonly log = new Logger(QueueProcessor.name);

  constructor(
    private readonly db: Database,
    private readonly waiting: WaitingRepository,
    private readonly counts: QueueCountRepository,
    private readonly events: ModerationEventRepository,
    private readonly rerouting: ReroutingService,
  ) {}

  @RunsEvery(TEND_EVERY_MS, 'moderation.tend_queues')
  async tend(): Promise<void> {
    const overdue = await this.raise(() => this.waiting.raiseOverdue(AT_ONCE));
    await this.raise(() => this.waiting.raiseHalfway(AT_ONCE));
    await this.counts.fold();
    if (overdue > 0) this.log.log({ overdue }, 'cases are late');
  }

  @RunsEvery(RECOUNT_EVERY_MS, 'moderation.recount_queues')
  async recount(): Promise<void> {
    const mended = await this.counts.reconcile();
    if (mended > 0) this.log.warn({ mended }, 'counts of queues were wrong');
  }

  @HandlesJob('moderation.reroute')
  reroute({ data }: JobOf<'moderation.reroute'>): Promise<void> {
    return this.rerouting.goOn(data.version);
  }

  private raise(find: () => Promise<RaisedByTime[]>): Promise<number> {
    return this.db.transaction(async () => {
      const raised = await find();
      await this.events.append(
        raised.map(({ id: caseId, subjectType: type, subjectId, queue, severity, priority }) => ({
          type: 'case_raised',
          subject: { type, id: subjectId },
          actor: SYSTEM,
          payload: { caseId, queue, severity, priority },
        })),
      );
      return raised.length;
    });
  }
}
