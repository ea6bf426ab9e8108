import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { wireTime } from '../content.columns.js';
import { ContentNotFound } from '../content.errors.js';
import { ContentLookup, type ContentSummary } from '../content.lookup.js';
import { contributionStateOf } from '../contribution/contribution-state.js';
import { ScanStateReader } from '../scan/scan-state.reader.js';
import type { TimelineResponse } from './dto/timeline.response.dto.js';
import { TimelineStations } from './timeline-stations.js';
import { isSettled, timelineOf, type ItemPast } from './timeline.policy.js';

type Stored = Omit<ItemPast, 'stations' | 'scans'>;

/** Where an item is on its way, and what happened before. */
@Injectable()
export class TimelineReader {
  constructor(
    private readonly db: Database,
    private readonly lookup: ContentLookup,
    private readonly stations: TimelineStations,
    private readonly scans: ScanStateReader,
  ) {}

  /** For an item's people and moderators, whom it concerns why it stopped. @throws ContentNotFound for everyone else */
  async of(scope: TeamScope, id: ContentId): Promise<TimelineResponse> {
    if (!concerns(scope, await this.lookup.requireVisible(scope, id))) throw new ContentNotFound(id);
    const [stored] = await this.db.query<Stored>(
      `SELECT c.status, c.processing_state AS "processingState", c.processing_error AS "processingError",
              c.license_verdict AS "licenseVerdict",
              coalesce((SELECT json_agg(json_build_object('type', e.type, 'payload', e.payload, 'at', ${wireTime('e.at')}) ORDER BY e.id)
                          FROM content_event e WHERE e.content_id = c.id
                           AND e.type IN ('received', 'processed', 'failed', 'status_changed')), '[]') AS events
         FROM content c WHERE c.id = $1`,
      [id],
    );
    if (!stored) throw new ContentNotFound(id);
    const [stations, scans] = [await this.stations.reportsOn(id), await this.scans.of(id)];
    const steps = timelineOf({ ...stored, stations, scans });
    return { state: contributionStateOf(stored), isSettled: isSettled(steps), steps };
  }
}

/** Whether the caller is one of the item's people, or decides about it. */
const concerns = (scope: TeamScope, { userId, teamId }: Pick<ContentSummary, 'userId' | 'teamId'>): boolean =>
  scope.seesAll || scope.userId === userId || (teamId !== null && scope.teamIds.includes(teamId));
