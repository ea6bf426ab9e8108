import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { allOf, type ContentFilter, matching, parameters, visibleContents } from '@odr/content';
import { CampaignState } from '@odr/contracts';
import type { AnnotationSourceId, CampaignId, ContentSetId, TeamId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';

import { MOST_CAMPAIGN_ITEMS } from './campaign.policy.js';

export interface NewCampaign {
  readonly id: CampaignId;
  readonly name: string;
  readonly guideline: string;
  readonly peoplePerItem: number;
  readonly mostPeoplePerItem: number;
  readonly disagreementAbove: number;
  readonly leaseMinutes: number;
  readonly setId: ContentSetId | null;
  readonly userId: UserId;
  readonly teamId: TeamId | null;
  readonly isOpen: boolean;
  readonly dueAt: Date | null;
  readonly sourceIds: readonly AnnotationSourceId[];
  readonly people: readonly UserId[];
}

/** What decides about a campaign and its items. */
export interface StandingCampaign {
  readonly id: CampaignId;
  readonly state: CampaignState;
  readonly userId: UserId;
  readonly teamId: TeamId | null;
  readonly isOpen: boolean;
  readonly isNamed: boolean;
  /** Whether the caller is one of the people named. */
  readonly namesCaller: boolean;
  readonly mostPeoplePerItem: number;
  readonly disagreementAbove: number;
  readonly leaseMinutes: number;
  readonly version: number;
}

export type CampaignChanges = Partial<Pick<NewCampaign, 'name' | 'guideline' | 'leaseMinutes' | 'dueAt'>>;

const STANDING = `k.id, k.state, k.user_id AS "userId", k.team_id AS "teamId", k.is_open AS "isOpen",
  EXISTS (SELECT FROM annotation_campaign_person p WHERE p.campaign_id = k.id) AS "isNamed",
  EXISTS (SELECT FROM annotation_campaign_person p WHERE p.campaign_id = k.id AND p.user_id = $2) AS "namesCaller",
  k.most_people_per_item AS "mostPeoplePerItem", k.disagreement_above AS "disagreementAbove", k.lease_minutes AS "leaseMinutes", k.version`;

/** Campaigns, and the items that are frozen into them. */
@Injectable()
export class CampaignRepository {
  constructor(private readonly db: Database) {}

  async insert(campaign: NewCampaign): Promise<void> {
    await this.db.query(
      `INSERT INTO annotation_campaign (id, name, guideline, people_per_item, most_people_per_item, disagreement_above,
         lease_minutes, set_id, user_id, team_id, is_open, due_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        campaign.id,
        campaign.name,
        campaign.guideline,
        campaign.peoplePerItem,
        campaign.mostPeoplePerItem,
        campaign.disagreementAbove,
        campaign.leaseMinutes,
        campaign.setId,
        campaign.userId,
        campaign.teamId,
        campaign.isOpen,
        campaign.dueAt,
      ],
    );
    await this.db.query(
      `INSERT INTO annotation_campaign_source (campaign_id, source_id, position)
       SELECT $1, source_id, position FROM unnest($2::uuid[]) WITH ORDINALITY AS given(source_id, position)`,
      [campaign.id, [...campaign.sourceIds]],
    );
    await this.db.query(`INSERT INTO annotation_campaign_person (campaign_id, user_id) SELECT $1, unnest($2::uuid[])`, [
      campaign.id,
      [...campaign.people],
    ]);
  }

  /**
   * Freezes what the caller sees of a filter into the campaign, oldest first.
   * @returns how many; one more than a campaign can have says that there are more
   */
  async freeze(id: CampaignId, scope: TeamScope, filter: ContentFilter, peoplePerItem: number): Promise<number> {
    const { values, bind } = parameters(id, peoplePerItem, MOST_CAMPAIGN_ITEMS + 1);
    const where = allOf(visibleContents(scope), matching(filter, scope));
    const [row] = await this.db.query<{ items: number }>(
      `WITH frozen AS (
         INSERT INTO annotation_campaign_item (id, campaign_id, content_id, position, wanted, free_places)
         SELECT gen_random_uuid(), $1::uuid, chosen.id, row_number() OVER (ORDER BY chosen.created_at, chosen.id), $2::smallint, $2::smallint
           FROM (SELECT c.id, c.created_at FROM content c WHERE ${where(bind)} ORDER BY c.created_at, c.id LIMIT $3) AS chosen
         RETURNING 1)
       SELECT count(*)::int AS items FROM frozen`,
      values,
    );
    return row?.items ?? 0;
  }

  /** How many items a campaign over this filter would have. */
  async countMatching(scope: TeamScope, filter: ContentFilter): Promise<number> {
    const { values, bind } = parameters(MOST_CAMPAIGN_ITEMS + 1);
    const where = allOf(visibleContents(scope), matching(filter, scope));
    const [row] = await this.db.query<{ items: number }>(
      `SELECT count(*)::int AS items FROM (SELECT FROM content c WHERE ${where(bind)} LIMIT $1) AS chosen`,
      values,
    );
    return row?.items ?? 0;
  }

  /** As it stands, for somebody who wants something of it. */
  async find(id: CampaignId, caller: UserId): Promise<StandingCampaign | undefined> {
    const [row] = await this.db.query<StandingCampaign>(
      `SELECT ${STANDING} FROM annotation_campaign k WHERE k.id = $1`,
      [id, caller],
    );
    return row;
  }

  /**
   * The same, held until the transaction ends. Not its key: PostgreSQL shares that with whoever changes an item twice in one
   * transaction, and two of those would wait for each other.
   */
  async lock(id: CampaignId, caller: UserId): Promise<StandingCampaign | undefined> {
    const [row] = await this.db.query<StandingCampaign>(
      `SELECT ${STANDING} FROM annotation_campaign k WHERE k.id = $1 FOR NO KEY UPDATE OF k`,
      [id, caller],
    );
    return row;
  }

  async update(id: CampaignId, { name, guideline, leaseMinutes, dueAt }: CampaignChanges): Promise<void> {
    await this.db.query(
      `UPDATE annotation_campaign
          SET name = coalesce($2, name), guideline = coalesce($3, guideline), lease_minutes = coalesce($4, lease_minutes),
              due_at = CASE WHEN $5 THEN $6::timestamptz ELSE due_at END, version = version + 1, updated_at = now()
        WHERE id = $1 RETURNING id`,
      [id, name ?? null, guideline ?? null, leaseMinutes ?? null, dueAt !== undefined, dueAt ?? null],
    );
  }

  async setState(id: CampaignId, state: CampaignState): Promise<void> {
    await this.db.query(
      `UPDATE annotation_campaign
          SET state = $2, version = version + 1, updated_at = now(),
              started_at = CASE WHEN $2 = '${CampaignState.Running}' THEN coalesce(started_at, now()) ELSE started_at END,
              done_at = CASE WHEN $2 = '${CampaignState.Done}' THEN now() END
        WHERE id = $1 RETURNING id`,
      [id, state],
    );
  }

  /** Only a draft: nobody has done anything for it yet. */
  async delete(id: CampaignId): Promise<void> {
    await this.db.query(`DELETE FROM annotation_campaign WHERE id = $1 RETURNING id`, [id]);
  }

  /** Those of the people who can annotate: with an active account and, for a team, contributors of it. */
  async known(people: readonly UserId[], teamId: TeamId | null): Promise<ReadonlySet<UserId>> {
    const rows = await this.db.query<{ id: UserId }>(
      `SELECT u.id FROM user_account u
        WHERE u.id = ANY($1::uuid[]) AND u.is_active
          AND ($2::uuid IS NULL OR EXISTS (
                SELECT FROM team_member m WHERE m.team_id = $2 AND m.user_id = u.id AND m.role <> 'viewer'))`,
      [[...people], teamId],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** How many people contribute to a team. */
  async contributors(teamId: TeamId): Promise<number> {
    const [row] = await this.db.query<{ people: number }>(
      `SELECT count(*)::int AS people FROM team_member m JOIN user_account u ON u.id = m.user_id
        WHERE m.team_id = $1 AND m.role <> 'viewer' AND u.is_active`,
      [teamId],
    );
    return row?.people ?? 0;
  }
}
