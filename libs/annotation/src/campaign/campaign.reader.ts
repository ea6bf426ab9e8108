import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf, type TeamScope } from '@odr/access';
import { allOf, type ContentCondition, parameters, positionOf, visibleContents, wireTime } from '@odr/content';
import { type AnnotationSourceId, type AssignmentId, type CampaignId, encodeCursor } from '@odr/kernel';
import { Database } from '@odr/platform';

import { CampaignNotFound } from './campaign.errors.js';
import { mayManage, takesPart } from './campaign.policy.js';
import { visibleCampaigns } from './campaign.visibility.js';
import type { AssignmentResponse } from './dto/assignment.response.dto.js';
import type { CampaignPageResponse, CampaignResponse } from './dto/campaign.response.dto.js';
import type { ListCampaignsQuery } from './dto/list-campaigns.query.dto.js';

type CampaignRow = Omit<CampaignResponse, 'takesPart' | 'mayManage'>;

const COLUMNS = `k.id, k.name, k.guideline, k.state, k.people_per_item AS "peoplePerItem", k.most_people_per_item AS "mostPeoplePerItem",
  k.disagreement_above::numeric::float8 AS "disagreementAbove", k.lease_minutes AS "leaseMinutes", k.set_id AS "setId", k.user_id AS "userId",
  k.team_id AS "teamId", (SELECT t.name FROM team t WHERE t.id = k.team_id) AS "teamName", k.is_open AS "isOpen", k.version,
  ${wireTime('k.due_at')} AS "dueAt", ${wireTime('k.started_at')} AS "startedAt", ${wireTime('k.done_at')} AS "doneAt",
  ${wireTime('k.created_at')} AS "createdAt",
  (SELECT coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) ORDER BY ks.position), '[]')
     FROM annotation_campaign_source ks JOIN annotation_source s ON s.id = ks.source_id WHERE ks.campaign_id = k.id) AS "sources",
  ARRAY(SELECT p.user_id::text FROM annotation_campaign_person p WHERE p.campaign_id = k.id ORDER BY 1) AS "people",
  (SELECT count(*)::int FROM annotation_campaign_item i WHERE i.campaign_id = k.id) AS "items",
  (SELECT count(*)::int FROM annotation_campaign_item i WHERE i.campaign_id = k.id AND i.finished_at IS NOT NULL) AS "finished"`;

/** A screen says how much is left each time it asks for the next item, so that has to be cheap. */
const MOST_COUNTED = 1_000;

/** View model of campaigns and of what people have in hand. */
@Injectable()
export class CampaignReader {
  constructor(private readonly db: Database) {}

  /** @throws CampaignNotFound if it is absent, or hidden from this caller */
  async requireVisible(scope: TeamScope, id: CampaignId): Promise<void> {
    const { values, bind } = parameters(id);
    const rows = await this.db.query(
      `SELECT FROM annotation_campaign k WHERE k.id = $1 AND ${visibleCampaigns(scope)(bind)}`,
      values,
    );
    if (rows.length === 0) throw new CampaignNotFound(id);
  }

  /** @throws CampaignNotFound */
  async read(id: CampaignId, caller: Principal): Promise<CampaignResponse> {
    const { values, bind } = parameters(id);
    const [row] = await this.db.query<CampaignRow>(
      `SELECT ${COLUMNS} FROM annotation_campaign k WHERE k.id = $1 AND ${visibleCampaigns(scopeOf(caller))(bind)}`,
      values,
    );
    if (!row) throw new CampaignNotFound(id);
    return forCaller(row, caller);
  }

  /** Latest first. */
  async page(query: ListCampaignsQuery, caller: Principal): Promise<CampaignPageResponse> {
    const { values, bind } = parameters(query.limit + 1);
    const where = allOf(visibleCampaigns(scopeOf(caller)), ...asked(query));
    const rows = await this.db.query<CampaignRow>(
      `SELECT ${COLUMNS} FROM annotation_campaign k WHERE ${where(bind)} ORDER BY k.created_at DESC, k.id DESC LIMIT $1`,
      values,
    );
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => forCaller(row, caller)),
      nextCursor: rows.length > query.limit && last ? encodeCursor([last.createdAt, last.id]) : null,
    };
  }

  /** What somebody has in hand; the caller's right to it has been checked. */
  async assignment(scope: TeamScope, id: AssignmentId): Promise<AssignmentResponse> {
    const { values, bind } = parameters(id);
    const [row] = await this.db.query<AssignmentResponse>(
      `SELECT x.id, x.campaign_id AS "campaignId", k.name AS "campaignName", k.guideline, x.content_id AS "contentId", x.state,
              ${wireTime('x.lease_expires_at')} AS "leaseExpiresAt", ${wireTime('x.submitted_at')} AS "submittedAt",
              ARRAY(SELECT s.source_id::text FROM annotation_campaign_source s WHERE s.campaign_id = k.id ORDER BY s.position) AS "sourceIds",
              ARRAY(SELECT a.id::text FROM annotation a WHERE a.assignment_id = x.id AND a.deleted_at IS NULL ORDER BY a.id) AS "annotationIds",
              (SELECT count(*)::int FROM annotation_assignment mine
                WHERE mine.campaign_id = k.id AND mine.user_id = x.user_id AND mine.state = 'submitted') AS "submitted",
              (SELECT count(*)::int FROM (
                 SELECT FROM annotation_campaign_item i JOIN content c ON c.id = i.content_id
                  WHERE i.campaign_id = k.id AND i.finished_at IS NULL AND ${visibleContents(scope)(bind)}
                    AND NOT EXISTS (SELECT FROM annotation_assignment mine WHERE mine.item_id = i.id AND mine.user_id = x.user_id
                                       AND mine.state IN ('submitted', 'skipped'))
                  LIMIT ${MOST_COUNTED}) AS open) AS "remaining"
         FROM annotation_assignment x JOIN annotation_campaign k ON k.id = x.campaign_id WHERE x.id = $1`,
      values,
    );
    if (!row) throw new Error(`Assignment ${id} is gone.`);
    return row;
  }

  /** Half of what people submitted for these sources took less; null where nobody has. */
  async medianSecondsOf(sourceIds: readonly AnnotationSourceId[]): Promise<number | null> {
    const [row] = await this.db.query<{ seconds: number | null }>(
      `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM recent.submitted_at - recent.assigned_at))::float8 AS seconds
         FROM (SELECT x.submitted_at, x.assigned_at FROM annotation_assignment x
                WHERE x.state = 'submitted' AND x.campaign_id IN (
                        SELECT s.campaign_id FROM annotation_campaign_source s WHERE s.source_id = ANY($1::uuid[]))
                ORDER BY x.submitted_at DESC LIMIT 1000) AS recent`,
      [[...sourceIds]],
    );
    return row?.seconds ?? null;
  }
}

const forCaller = (row: CampaignRow, caller: Principal): CampaignResponse => {
  const { userId, teamId, isOpen, people } = row;
  const who = { userId, teamId } as Parameters<typeof mayManage>[1];
  const isNamed = people.length > 0;
  return {
    ...row,
    takesPart: takesPart(caller, { isOpen, teamId: who.teamId, isNamed, namesCaller: people.includes(caller.userId) }),
    mayManage: mayManage(caller, who),
  };
};

function asked({ state, teamId, cursor }: ListCampaignsQuery): ContentCondition[] {
  const conditions: ContentCondition[] = [];
  if (state) conditions.push((bind) => `k.state = ${bind(state)}`);
  if (teamId) conditions.push((bind) => `k.team_id = ${bind(teamId)}::uuid`);
  if (cursor) {
    const [at, id] = positionOf(cursor);
    conditions.push((bind) => `(k.created_at, k.id) < (${bind(at)}::timestamptz, ${bind(id)}::uuid)`);
  }
  return conditions;
}
