import { Injectable } from '@nestjs/common';
import { Database } from '@odr/platform';

/** Why a visit has to wait. */
export interface HostState {
  /** Until the next visit may begin; 0 when only a place is missing. */
  readonly waitMs: number;
  /** Until the host is asked at all again; 0 when it is open. */
  readonly closedMs: number;
}

const LIVE = `ARRAY(SELECT lost_at FROM unnest(h.visits) lost_at WHERE lost_at > clock_timestamp())`;
const ms = (parameter: string): string => `make_interval(secs => ${parameter} / 1000.0)`;

/** Visits to hosts, counted by one row per host so that all processes together keep one pace. Times are the database's. */
@Injectable()
export class HostRepository {
  constructor(private readonly db: Database) {}

  /**
   * Begins a visit if the pace allows it.
   * @param leaseMs after which a visit counts as over although nobody has said so
   * @returns what `end` needs, or undefined: see `state`
   */
  async begin(host: string, pace: { delayMs: number; perHost: number; leaseMs: number }): Promise<string | undefined> {
    const [row] = await this.db.query<{ visit: string }>(
      `INSERT INTO web_host AS h (host, next_visit_at, visits)
       VALUES ($1, clock_timestamp() + ${ms('$2')}, ARRAY[clock_timestamp() + ${ms('$4')}])
       ON CONFLICT (host) DO UPDATE
          SET next_visit_at = excluded.next_visit_at, visits = ${LIVE} || excluded.visits
        WHERE h.next_visit_at <= clock_timestamp() AND cardinality(${LIVE}) < $3
          AND (h.closed_until IS NULL OR h.closed_until <= clock_timestamp())
       RETURNING visits[cardinality(visits)]::text AS visit`,
      [host, pace.delayMs, pace.perHost, pace.leaseMs],
    );
    return row?.visit;
  }

  async state(host: string): Promise<HostState> {
    const [row] = await this.db.query<HostState>(
      `SELECT greatest(0, extract(epoch FROM next_visit_at - clock_timestamp()) * 1000)::float8 AS "waitMs",
              greatest(0, coalesce(extract(epoch FROM closed_until - clock_timestamp()) * 1000, 0))::float8 AS "closedMs"
         FROM web_host WHERE host = $1`,
      [host],
    );
    return row ?? { waitMs: 0, closedMs: 0 };
  }

  /** Ends a visit that went well: whatever failed before is forgotten. */
  async end(host: string, visit: string): Promise<void> {
    await this.db.query(
      `UPDATE web_host SET visits = array_remove(visits, $2::timestamptz), failures = 0, closed_until = NULL WHERE host = $1`,
      [host, visit],
    );
  }

  /** Ends a visit that failed by fault of the host. From the `untilClosed`th in a row on, the host is closed, longer each time. */
  async endFailed(
    host: string,
    visit: string,
    { retryAfterMs, untilClosed, closedMs }: { retryAfterMs: number; untilClosed: number; closedMs: number },
  ): Promise<void> {
    await this.db.query(
      `UPDATE web_host
          SET visits = array_remove(visits, $2::timestamptz),
              next_visit_at = greatest(next_visit_at, clock_timestamp() + ${ms('$3')}),
              failures = failures + 1,
              closed_until = CASE WHEN failures + 1 >= $4
                THEN clock_timestamp() + ${ms('$5')} * power(2, least(failures + 1 - $4, 5)) END
        WHERE host = $1`,
      [host, visit, retryAfterMs, untilClosed, closedMs],
    );
  }
}
