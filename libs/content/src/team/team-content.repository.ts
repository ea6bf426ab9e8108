import { ContentStatus } from '@odr/contracts';
import type { TeamId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';

/**
 * An item goes to another team only where its contributor could have put it themself: nobody shows people what its contributor
 * shows to one team. What is quarantined goes nowhere; it is evidence. `c` is the content, `m` the membership of its contributor.
 */
const FOLLOWS = `m.user_id = c.user_id AND m.role <> 'viewer' AND c.deleted_at IS NULL AND c.status <> '${ContentStatus.Quarantined}'`;

/** A new UUIDv7, as `newId` makes it; the time is in front, or the history of an item would not be in order. */
const UUID_V7 = `encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) PLACING
  substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid`;

/** Content of a whole team at once. Sets, not items: a team may hold a hundred thousand. */
@Injectable()
export class TeamContentRepository {
  constructor(private readonly db: Database) {}

  countByStatus(teamId: TeamId): Promise<{ readonly status: string; readonly count: number }[]> {
    return this.db.query(
      `SELECT c.status, count(*)::int AS count FROM content c
        WHERE c.team_id = $1 AND c.deleted_at IS NULL GROUP BY c.status ORDER BY c.status`,
      [teamId],
    );
  }

  /** Teams that nothing would follow into are missing. */
  countFollowing(
    teamId: TeamId,
    into: readonly TeamId[],
  ): Promise<{ readonly into: TeamId; readonly count: number }[]> {
    return this.db.query(
      `SELECT m.team_id AS into, count(*)::int AS count FROM content c JOIN team_member m ON ${FOLLOWS}
        WHERE c.team_id = $1 AND m.team_id = ANY($2::uuid[]) GROUP BY m.team_id`,
      [teamId, into],
    );
  }

  /**
   * Deleted items lose their team too: their rows still name it. The events name no team, or a hundred thousand arrivals would
   * bury everything else that happened in the one that takes them.
   */
  async handOver(teamId: TeamId, into: TeamId | null, by: UserId): Promise<void> {
    // Ten seconds for 100,000 items; a million would meet the limit that is meant for what people wait for.
    await this.db.query(`SELECT set_config('statement_timeout', '600000', true)`);
    await this.db.query(
      `WITH following AS MATERIALIZED (
         SELECT c.id FROM content c JOIN team_member m ON ${FOLLOWS} WHERE c.team_id = $1 AND m.team_id = $2),
       moved AS (
         UPDATE content c
            SET team_id = CASE WHEN c.id IN (SELECT id FROM following) THEN $2::uuid END,
                version = c.version + 1, updated_at = now()
          WHERE c.team_id = $1 RETURNING c.id)
       INSERT INTO content_event (id, content_id, type, payload, actor_id)
       SELECT ${UUID_V7}, moved.id, 'updated', '{"fields": ["teamId"], "reason": "team_deleted"}', $3 FROM moved`,
      [teamId, into, by],
    );
  }
}
