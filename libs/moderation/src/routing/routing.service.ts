import { createHash } from 'node:crypto';
import type { Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import type { FieldError } from '@odr/kernel';
import { Database, InvalidRequest, JobQueue } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { ChangeRoutingRequest, RoutingRuleRequest } from './dto/routing.request.dto.js';
import type { RoutingPreviewResponse, RoutingResponse } from './dto/routing.response.dto.js';
import { ReroutingRepository, type PlannedMove } from './rerouting.repository.js';
import { ReroutingService } from './rerouting.service.js';
import { RoutingMovedOn, RoutingPlanChanged } from './routing.errors.js';
import { RoutingRepository, type RoutingSet, type RoutingVersion } from './routing.repository.js';

/** So many cases are moved at once, before the answer; more than that by a job. */
const MOVED_AT_ONCE = 500;

/** Saying where cases wait: looked at first, then put in force as it was seen. */
@Injectable()
export class RoutingService {
  constructor(
    private readonly db: Database,
    private readonly routing: RoutingRepository,
    private readonly cases: ReroutingRepository,
    private readonly rerouting: ReroutingService,
    private readonly jobs: JobQueue,
    private readonly audit: AuditLog,
  ) {}

  async read(): Promise<RoutingResponse> {
    return toResponse(await this.routing.current());
  }

  /** @throws InvalidRequest */
  async preview(set: RoutingSet): Promise<RoutingPreviewResponse> {
    const families = await this.routing.families();
    assertFits(set, families);
    const { version } = await this.routing.current();
    return toPreview(version, set, await this.cases.plan(set, families));
  }

  /**
   * Puts rules in force and moves what waits elsewhere by now.
   * @throws InvalidRequest; RoutingMovedOn when somebody was faster; RoutingPlanChanged when other cases would move than were shown
   */
  change(
    { planHash, rules, defaults }: ChangeRoutingRequest,
    ifMatch: string | undefined,
    actor: Principal,
  ): Promise<RoutingResponse> {
    const set = { rules, defaults };
    return this.db.transaction(async () => {
      const families = await this.routing.families(true);
      assertFits(set, families);
      const before = await this.routing.current();
      if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== `"${before.version}"`)
        throw new RoutingMovedOn(toResponse(before));
      const preview = toPreview(before.version, set, await this.cases.plan(set, families));
      if (preview.planHash !== planHash) throw new RoutingPlanChanged(preview);
      const version = before.version + 1;
      if (!(await this.routing.insert(version, set, preview.total, actor.userId)))
        throw new RoutingMovedOn(await this.read());
      await this.audit.record('moderation_routing.changed', actor.userId, {
        details: { version, rules: rules.length, moves: preview.total },
      });
      if (preview.total > MOVED_AT_ONCE)
        await this.jobs.add('moderation.reroute', { version }, { dedupeKey: `moderation.reroute:${version}` });
      else if (preview.total > 0) await this.rerouting.goOn(version);
      return this.read();
    });
  }
}

/** Rules and defaults name queues that there are; a default names one of its own family. */
function assertFits({ rules, defaults }: RoutingSet, families: ReadonlyMap<string, string>): void {
  const unknown = (path: string): FieldError => ({ path, code: 'unknown', message: 'must be a queue that there is' });
  const errors = [
    ...rules.flatMap(({ queue }, place) => (families.has(queue) ? [] : [unknown(`rules.${place}.queue`)])),
    ...Object.entries(defaults).flatMap(([family, queue]) =>
      families.get(queue) === family
        ? []
        : [{ path: `defaults.${family}`, code: 'family', message: `must be a queue of the family ${family}` }],
    ),
  ];
  if (errors.length > 0) throw new InvalidRequest(errors);
}

/** What somebody is looking at changes every second and moves later anyway, so it is no part of the hash. */
function toPreview(
  version: number,
  { rules, defaults }: RoutingSet,
  moves: readonly PlannedMove[],
): RoutingPreviewResponse {
  const seen = moves.map(({ from, to, count, fingerprint }) => [from, to, count, fingerprint]);
  const planHash = createHash('sha256')
    .update(JSON.stringify([version, rules, defaults, seen]))
    .digest('hex');
  const total = moves.reduce((sum, { count }) => sum + count, 0);
  return { moves: moves.map(({ fingerprint: _, ...move }) => move), total, planHash };
}

const toResponse = ({ madeAt, finishedAt, rules, ...set }: RoutingVersion): RoutingResponse => ({
  ...set,
  // What was validated when it was saved.
  rules: rules as readonly RoutingRuleRequest[],
  madeAt: madeAt.toISOString(),
  isMoving: finishedAt === null,
});
