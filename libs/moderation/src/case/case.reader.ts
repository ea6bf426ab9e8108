import type { TeamScope } from '@odr/access';
import { parameters } from '@odr/content';
import { toPage, type CaseId, type Page } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { ItemResponse } from '../dto/item.response.dto.js';
import type { ListItemsQuery } from '../dto/list-items.query.dto.js';
import { positionOf } from '../position.policy.js';
import { toItem, type ItemRow } from './case.mapper.js';
import { subjectIsVisible } from './case.visibility.js';

/** Texts shown with a case; a flood of reports must not make it unreadable. */
const SHOWN_REPORTS = 20;

/** $1 is the moderator who looks. */
const ITEM_SQL = `
  SELECT c.id, c.queue, c.subject_type AS "subjectType", c.subject_id AS "subjectId", c.state, c.severity, c.priority,
         c.due_at AS "dueAt", c.due_at::text AS "dueKey", c.opened_at AS "openedAt", c.findings,
         CASE WHEN c.not_before > now() THEN c.not_before END AS "notBefore",
         coalesce(c.lease_expires_at > now(), false) AS "isLeased",
         coalesce(c.lease_expires_at > now() AND c.lease_owner = $1, false) AS "isMine",
         c.lease_token AS "leaseToken", c.lease_expires_at AS "leaseExpiresAt",
         s.id AS "contentId", s.flags,
         coalesce(reported.reports, '[]'::jsonb) AS reports, CASE WHEN seen.case_id IS NULL THEN c.report_count ELSE jsonb_array_length(coalesce(reported.reports, '[]'::jsonb)) END AS "reportCount",
         CASE WHEN s.id IS NOT NULL THEN jsonb_build_object(
           'name', s.name, 'altText', s.alt_text, 'status', coalesce(seen.status, s.status), 'license', s.license, 'licenseVerdict', s.license_verdict,
           'thumbhash', s.thumbhash, 'width', s.width, 'height', s.height,
           'uploader', (SELECT left(encode(sha256(convert_to(key.value || coalesce(a.user_id, s.user_id)::text, 'UTF8')), 'hex'), 10)
                          FROM moderation_setting key WHERE key.name = 'pseudonym_key')) END AS subject
    FROM moderation_case c
    LEFT JOIN annotation a ON c.subject_type = 'annotation' AND a.id = c.subject_id
    LEFT JOIN content s ON s.id = CASE WHEN c.subject_type = 'content' THEN c.subject_id ELSE a.content_id END
    -- A case that is judged again looks as it did the first time. Of other cases the cause may be a scanner, whose id is a name.
    LEFT JOIN LATERAL (SELECT d.case_id, d.from_status AS status FROM moderation_decision d
                        WHERE d.id = CASE WHEN c.purpose <> 'decide' THEN (c.cause->>'id')::uuid END) seen ON true
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('reason', r.reason, 'text', r.description, 'at', r.created_at) ORDER BY r.id DESC) AS reports
        FROM (SELECT report.* FROM report
               WHERE report.case_id = coalesce(seen.case_id, c.id) AND (report.closed_at IS NULL OR seen.case_id IS NOT NULL)
               ORDER BY report.id DESC LIMIT ${SHOWN_REPORTS}) r) reported ON true`;

const CLAIM_ORDER = `(-c.severity), (-c.priority), c.due_at, c.id`;

@Injectable()
export class CaseReader {
  constructor(private readonly db: Database) {}

  /** The open cases of a queue in the order in which they are given out, leased ones included. */
  async page(
    scope: TeamScope,
    queue: string,
    { limit, cursor, total, mine }: ListItemsQuery,
  ): Promise<Page<ItemResponse>> {
    const after = positionOf(cursor, ['smallint', 'integer', 'time', 'uuid']);
    const { values, bind } = parameters(scope.userId, queue, limit + 1, ...after);
    const rows = await this.db.query<ItemRow & { dueKey: string }>(
      `${ITEM_SQL}
        WHERE c.queue = $2 AND c.closed_at IS NULL AND ${subjectIsVisible(scope)(bind)}
          ${mine === true ? 'AND c.lease_owner = $1 AND c.lease_expires_at > now()' : ''}
          ${after.length === 0 ? '' : `AND (${CLAIM_ORDER}) > ($4::smallint, $5::integer, $6::timestamptz, $7::uuid)`}
        ORDER BY ${CLAIM_ORDER} LIMIT $3`,
      values,
    );
    const page = toPage(rows, limit, (row) => [-row.severity, -row.priority, row.dueKey, row.id]);
    const items = page.items.map(toItem);
    return total === true ? { ...page, items, total: await this.count(scope, queue, mine) } : { ...page, items };
  }

  /** These cases, in the order in which they are given out. */
  async byIds(scope: TeamScope, ids: readonly CaseId[]): Promise<ItemResponse[]> {
    const [only, ...others] = ids;
    if (only === undefined) return [];
    const rows = await (others.length === 0
      ? this.db.preparedQuery<ItemRow>(`${ITEM_SQL} WHERE c.id = $2`, [scope.userId, only])
      : this.db.query<ItemRow>(`${ITEM_SQL} WHERE c.id = ANY($2::uuid[]) ORDER BY ${CLAIM_ORDER}`, [
          scope.userId,
          ids,
        ]));
    return rows.map(toItem);
  }

  private async count(scope: TeamScope, queue: string, mine: boolean | undefined): Promise<number> {
    const { values, bind } = parameters(queue);
    const [row] = await this.db.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM moderation_case c WHERE c.queue = $1 AND c.closed_at IS NULL AND ${subjectIsVisible(scope)(bind)}
          ${mine === true ? `AND c.lease_owner = ${bind(scope.userId)} AND c.lease_expires_at > now()` : ''}`,
      values,
    );
    return row?.count ?? 0;
  }
}
