import { Inject, Injectable } from '@nestjs/common';
import type { TeamId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { TeamLookup } from '@odr/teams';
import { CONTENT_CONFIG, type ContentConfig } from '../content.config.js';
import { TeamQuotaExceeded } from '../content.errors.js';

/** Exported for the spec that explains it. */
export const HELD_BYTES = `SELECT coalesce(sum(c.size), 0)::float8 AS bytes FROM content c
  WHERE c.team_id = $1 AND c.deleted_at IS NULL`;

/** How much a team may hold, in bytes of its files as received. */
@Injectable()
export class TeamQuota {
  constructor(
    @Inject(CONTENT_CONFIG) private readonly config: ContentConfig,
    private readonly db: Database,
    private readonly teams: TeamLookup,
  ) {}

  /** Its own where an administrator has set one, else what holds for all; null for no limit. */
  async of(teamId: TeamId): Promise<number | null> {
    return (await this.teams.quotaOf(teamId)) ?? this.config.teamQuotaBytes;
  }

  /**
   * In a transaction, whoever else brings something to the team waits until it has ended: two that come at once would else
   * both find room. Teams without a quota wait for nobody.
   * @throws TeamQuotaExceeded
   */
  async assertRoom(teamId: TeamId, sizeBytes: number): Promise<void> {
    const quota = await this.of(teamId);
    if (quota === null) return;
    await this.db.query(`SELECT pg_advisory_xact_lock(hashtextextended('team_quota:' || $1::text, 0))`, [teamId]);
    const [row] = await this.db.query<{ bytes: number }>(HELD_BYTES, [teamId]);
    const held = row?.bytes ?? 0;
    if (held + sizeBytes > quota) throw new TeamQuotaExceeded({ quota, held, wanted: sizeBytes });
  }
}
