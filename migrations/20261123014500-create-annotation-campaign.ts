import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. Creates the tables of campaigns, empty, and adds two columns to annotation with constant defaults: ACCESS EXCLUSIVE
 * on it for < 50 ms, no rewrite. The index is over rows that do not exist yet.
 */
export class CreateAnnotationCampaign20261123014500 implements MigrationInterface {
  readonly name = 'CreateAnnotationCampaign1795398400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE annotation_campaign (
        id uuid CONSTRAINT annotation_campaign_pkey PRIMARY KEY,
        name text NOT NULL,
        guideline text NOT NULL DEFAULT '',
        state text NOT NULL DEFAULT 'draft',
        people_per_item smallint NOT NULL,
        most_people_per_item smallint NOT NULL,
        disagreement_above real NOT NULL,
        lease_minutes integer NOT NULL,
        set_id uuid,
        user_id uuid NOT NULL CONSTRAINT annotation_campaign_user_fk REFERENCES user_account,
        team_id uuid CONSTRAINT annotation_campaign_team_fk REFERENCES team ON DELETE SET NULL,
        is_open boolean NOT NULL,
        due_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        started_at timestamptz,
        done_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE INDEX annotation_campaign_created_idx ON annotation_campaign (created_at, id)`);
    await runner.query(
      `CREATE INDEX annotation_campaign_team_idx ON annotation_campaign (team_id) WHERE team_id IS NOT NULL`,
    );
    await runner.query(`
      CREATE TABLE annotation_campaign_source (
        campaign_id uuid NOT NULL CONSTRAINT annotation_campaign_source_campaign_fk REFERENCES annotation_campaign ON DELETE CASCADE,
        source_id uuid NOT NULL CONSTRAINT annotation_campaign_source_source_fk REFERENCES annotation_source,
        position smallint NOT NULL,
        CONSTRAINT annotation_campaign_source_pkey PRIMARY KEY (campaign_id, source_id))`);
    await runner.query(`
      CREATE TABLE annotation_campaign_person (
        campaign_id uuid NOT NULL CONSTRAINT annotation_campaign_person_campaign_fk REFERENCES annotation_campaign ON DELETE CASCADE,
        user_id uuid NOT NULL CONSTRAINT annotation_campaign_person_user_fk REFERENCES user_account ON DELETE CASCADE,
        CONSTRAINT annotation_campaign_person_pkey PRIMARY KEY (campaign_id, user_id))`);
    await runner.query(`CREATE INDEX annotation_campaign_person_user_idx ON annotation_campaign_person (user_id)`);
    await runner.query(`
      CREATE TABLE annotation_campaign_item (
        id uuid CONSTRAINT annotation_campaign_item_pkey PRIMARY KEY,
        campaign_id uuid NOT NULL CONSTRAINT annotation_campaign_item_campaign_fk REFERENCES annotation_campaign ON DELETE CASCADE,
        content_id uuid NOT NULL CONSTRAINT annotation_campaign_item_content_fk REFERENCES content ON DELETE CASCADE,
        position integer NOT NULL,
        wanted smallint NOT NULL,
        free_places smallint NOT NULL CONSTRAINT annotation_campaign_item_free_places_check CHECK (free_places >= 0),
        submitted smallint NOT NULL DEFAULT 0,
        disagreement real,
        finished_at timestamptz)`);
    for (const index of [
      `UNIQUE INDEX annotation_campaign_item_content_key ON annotation_campaign_item (campaign_id, content_id)`,
      `INDEX annotation_campaign_item_free_idx ON annotation_campaign_item (campaign_id, position) WHERE free_places > 0`,
      `INDEX annotation_campaign_item_unfinished_idx ON annotation_campaign_item (campaign_id, position) WHERE finished_at IS NULL`,
      `INDEX annotation_campaign_item_content_idx ON annotation_campaign_item (content_id)`,
    ])
      await runner.query(`CREATE ${index}`);
    await runner.query(`
      CREATE TABLE annotation_assignment (
        id uuid CONSTRAINT annotation_assignment_pkey PRIMARY KEY,
        item_id uuid NOT NULL CONSTRAINT annotation_assignment_item_fk REFERENCES annotation_campaign_item ON DELETE CASCADE,
        campaign_id uuid NOT NULL,
        content_id uuid NOT NULL,
        position integer NOT NULL,
        user_id uuid NOT NULL CONSTRAINT annotation_assignment_user_fk REFERENCES user_account,
        state text NOT NULL,
        skip_reason text,
        assigned_at timestamptz NOT NULL DEFAULT now(),
        lease_expires_at timestamptz NOT NULL,
        submitted_at timestamptz)`);
    for (const index of [
      `UNIQUE INDEX annotation_assignment_item_user_key ON annotation_assignment (item_id, user_id)`,
      `UNIQUE INDEX annotation_assignment_open_key ON annotation_assignment (campaign_id, user_id) WHERE state = 'open'`,
      `INDEX annotation_assignment_lease_idx ON annotation_assignment (campaign_id, lease_expires_at) WHERE state = 'open'`,
      `INDEX annotation_assignment_held_idx ON annotation_assignment (user_id, content_id) WHERE state = 'open'`,
      `INDEX annotation_assignment_submitted_idx ON annotation_assignment (campaign_id, submitted_at) WHERE state = 'submitted'`,
      `INDEX annotation_assignment_position_idx ON annotation_assignment (campaign_id, user_id, position)`,
    ])
      await runner.query(`CREATE ${index}`);
    await runner.query(`
      ALTER TABLE annotation
        ADD COLUMN assignment_id uuid CONSTRAINT annotation_assignment_fk REFERENCES annotation_assignment ON DELETE SET NULL,
        ADD COLUMN is_blind boolean NOT NULL DEFAULT false`);
    await runner.query(
      `CREATE INDEX annotation_assignment_idx ON annotation (assignment_id) WHERE assignment_id IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE annotation DROP COLUMN is_blind, DROP COLUMN assignment_id`);
    await runner.query(
      `DROP TABLE annotation_assignment, annotation_campaign_item, annotation_campaign_person, annotation_campaign_source, annotation_campaign`,
    );
  }
}
