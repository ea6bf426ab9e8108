import type { RoutingRule } from '@odr/entities';
import type { UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';

/** An ordered set of rules and what fits none of them. */
export interface RoutingSet {
  readonly rules: readonly RoutingRule[];
  readonly defaults: Readonly<Record<string, string>>;
}

export interface RoutingVersion extends RoutingSet {
  readonly version: number;
  readonly madeAt: Date;
  readonly toMove: number;
  readonly moved: number;
  readonly finishedAt: Date | null;
}

const COLUMNS = `version, rules, defaults, made_at AS "madeAt", to_move AS "toMove", moved, finished_at AS "finishedAt"`;

@Injectable()
export class RoutingRepository {
  constructor(private readonly db: Database) {}

  async current(): Promise<RoutingVersion> {
    const [row] = await this.db.query<RoutingVersion>(
      `SELECT ${COLUMNS} FROM moderation_routing ORDER BY version DESC LIMIT 1`,
    );
    if (row === undefined) throw new Error('The routing rules that came with the system are gone.');
    return row;
  }

  /** @returns whether nobody has been faster */
  async insert(version: number, { rules, defaults }: RoutingSet, toMove: number, by: UserId): Promise<boolean> {
    const rows = await this.db.query(
      `INSERT INTO moderation_routing (version, rules, defaults, to_move, made_by, finished_at)
       VALUES ($1, $2::jsonb, $3::jsonb, $4, $5, CASE WHEN $4 = 0 THEN now() END) ON CONFLICT DO NOTHING RETURNING version`,
      [version, JSON.stringify(rules), JSON.stringify(defaults), toMove, by],
    );
    return rows.length > 0;
  }

  async addMoved(version: number, moved: number): Promise<void> {
    await this.db.query(`UPDATE moderation_routing SET moved = moved + $2 WHERE version = $1`, [version, moved]);
  }

  async finish(version: number): Promise<void> {
    await this.db.query(`UPDATE moderation_routing SET finished_at = now() WHERE version = $1`, [version]);
  }

  /** Family by queue, of all that are not deleted; held as they are until the caller's transaction ends. */
  async families(isHeld = false): Promise<ReadonlyMap<string, string>> {
    const rows = await this.db.query<{ name: string; family: string }>(
      `SELECT name, family FROM moderation_queue WHERE retired_at IS NULL ORDER BY position, name ${isHeld ? 'FOR KEY SHARE' : ''}`,
    );
    return new Map(rows.map(({ name, family }) => [name, family]));
  }

  /** What the rules in force say about a queue. */
  async pointingAt(queue: string): Promise<string[]> {
    const { rules, defaults } = await this.current();
    return [
      ...rules.filter((rule) => rule.queue === queue).map(({ title }) => title),
      ...Object.entries(defaults)
        .filter(([, name]) => name === queue)
        .map(([family]) => `default of ${family}`),
    ];
  }
}
