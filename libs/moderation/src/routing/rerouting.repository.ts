import type { CaseId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { Subject } from '../subject/subject.js';
import { FACTS_OF_SUBJECT, targetSql, type Bind } from './routing.compiler.js';
import type { RoutingSet } from './routing.repository.js';

/** How many cases a set of rules would move from one queue to another, with some of them. */
export interface PlannedMove {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  /** Those that stay until whoever holds them is done. */
  readonly held: number;
  /** The same for the same cases, whatever their order. */
  readonly fingerprint: string;
  readonly samples: readonly { readonly id: CaseId; readonly name: string | null; readonly severity: number }[];
}

export interface MovedCase {
  readonly id: CaseId;
  readonly subjectType: Subject['type'];
  readonly subjectId: string;
  readonly from: string;
  readonly queue: string;
}

const SAMPLES = 5;

/** Open cases that the rules speak of. */
const ROUTABLE = `c.closed_at IS NULL AND NOT c.is_pinned AND c.purpose = 'decide'`;
const IS_HELD = `(c.lease_owner IS NOT NULL AND c.lease_expires_at > now())`;

function binding(): { values: unknown[]; bind: Bind } {
  const values: unknown[] = [];
  return { values, bind: (value) => `$${values.push(value)}` };
}

@Injectable()
export class ReroutingRepository {
  constructor(private readonly db: Database) {}

  /** Reads every open case once. */
  plan(set: RoutingSet, families: ReadonlyMap<string, string>): Promise<PlannedMove[]> {
    const { values, bind } = binding();
    const target = targetSql(set.rules, set.defaults, families, bind);
    return this.db.query<PlannedMove>(
      `SELECT routed."from", routed."to", count(*)::integer AS count, count(*) FILTER (WHERE routed.is_held)::integer AS held,
              bit_xor(hashtextextended(routed.id::text, 0))::text AS fingerprint,
              to_jsonb((array_agg(jsonb_build_object('id', routed.id, 'name', routed.name, 'severity', routed.severity)
                         ORDER BY routed.severity DESC, routed.id))[1:${SAMPLES}]) AS samples
         FROM (SELECT c.id, c.queue AS "from", ${target} AS "to", s.name, c.severity, ${IS_HELD} AS is_held
                 FROM moderation_case c ${FACTS_OF_SUBJECT} WHERE ${ROUTABLE}) routed
        WHERE routed."from" <> routed."to"
        GROUP BY routed."from", routed."to" ORDER BY count(*) DESC, routed."from", routed."to"`,
      values,
    );
  }

  /** Moves some cases that wait elsewhere than the rules say, unless somebody holds them. Their time counts from when they were opened. */
  move(set: RoutingSet, families: ReadonlyMap<string, string>, limit: number): Promise<MovedCase[]> {
    const { values, bind } = binding();
    const target = targetSql(set.rules, set.defaults, families, bind);
    const due = `c.opened_at + make_interval(mins => q.due_minutes_by_severity[c.severity + 1])`;
    return this.db.query<MovedCase>(
      `WITH routed AS MATERIALIZED (
         SELECT next.id, next.queue AS "from", next."to"
           FROM (SELECT c.id, c.queue, ${target} AS "to"
                   FROM moderation_case c ${FACTS_OF_SUBJECT} WHERE ${ROUTABLE} AND NOT ${IS_HELD}) next
          WHERE next.queue <> next."to" LIMIT ${bind(limit)}),
       free AS MATERIALIZED (
         SELECT c.id FROM moderation_case c JOIN routed USING (id)
          WHERE ${ROUTABLE} AND NOT ${IS_HELD} ORDER BY c.id FOR UPDATE OF c SKIP LOCKED)
       UPDATE moderation_case c
          SET queue = q.name, due_at = ${due}, breached_at = CASE WHEN ${due} > now() THEN NULL ELSE c.breached_at END
         FROM free JOIN routed USING (id) JOIN moderation_queue q ON q.name = routed."to"
        WHERE c.id = free.id
       RETURNING c.id, c.subject_type AS "subjectType", c.subject_id AS "subjectId", routed."from", c.queue`,
      values,
    );
  }

  /** Whether somebody holds a case that has to move. */
  async isAnyLeft(set: RoutingSet, families: ReadonlyMap<string, string>): Promise<boolean> {
    const { values, bind } = binding();
    const target = targetSql(set.rules, set.defaults, families, bind);
    const rows = await this.db.query(
      `SELECT FROM moderation_case c ${FACTS_OF_SUBJECT} WHERE ${ROUTABLE} AND c.queue <> ${target} LIMIT 1`,
      values,
    );
    return rows.length > 0;
  }
}
