import { Database, JobQueue } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { ModerationEventRepository } from '../event/moderation-event.repository.js';
import { SYSTEM } from '../event/moderation-events.js';
import { ReroutingRepository } from './rerouting.repository.js';
import { RoutingRepository } from './routing.repository.js';

/** A transaction's worth of cases. */
const AT_ONCE = 1_000;
/** How long to wait for people who hold cases that have to move. */
const AGAIN_AFTER_MS = 60_000;

/** Moves open cases to where the rules in force put them, some at a time. May be repeated. */
@Injectable()
export class ReroutingService {
  constructor(
    private readonly db: Database,
    private readonly routing: RoutingRepository,
    private readonly cases: ReroutingRepository,
    private readonly events: ModerationEventRepository,
    private readonly jobs: JobQueue,
  ) {}

  /** Takes the next step of a change, then asks for itself. A newer set of rules has a job of its own. */
  async goOn(version: number): Promise<void> {
    await this.db.transaction(async () => {
      const set = await this.routing.current();
      if (set.version !== version) return this.routing.finish(version);
      const families = await this.routing.families();
      const moved = await this.cases.move(set, families, AT_ONCE);
      await this.events.append(
        moved.map(({ id: caseId, subjectType: type, subjectId, from, queue }) => ({
          type: 'case_routed',
          subject: { type, id: subjectId },
          actor: SYSTEM,
          payload: { caseId, from, queue },
        })),
      );
      await this.routing.addMoved(version, moved.length);
      const afterMs = moved.length === 0 ? AGAIN_AFTER_MS : 0;
      if (moved.length === AT_ONCE || (await this.cases.isAnyLeft(set, families)))
        await this.jobs.add('moderation.reroute', { version }, { dedupeKey: `moderation.reroute:${version}`, afterMs });
      else await this.routing.finish(version);
    });
  }
}
