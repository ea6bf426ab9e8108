import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates content_set and content_set_item, empty; a short lock on content for the reference. */
export class CreateContentSet20261122225500 implements MigrationInterface {
  readonly name = 'CreateContentSet1795388100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE content_set (
        id uuid CONSTRAINT content_set_pkey PRIMARY KEY,
        name text NOT NULL,
        description text NOT NULL DEFAULT '',
        visibility text NOT NULL,
        user_id uuid NOT NULL CONSTRAINT content_set_user_fk REFERENCES user_account,
        team_id uuid CONSTRAINT content_set_team_fk REFERENCES team,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE INDEX content_set_created_idx ON content_set (created_at, id)`);
    await runner.query(`CREATE INDEX content_set_user_idx ON content_set (user_id, created_at, id)`);
    await runner.query(
      `CREATE INDEX content_set_team_idx ON content_set (team_id, created_at, id) WHERE team_id IS NOT NULL`,
    );
    await runner.query(`
      CREATE TABLE content_set_item (
        set_id uuid NOT NULL CONSTRAINT content_set_item_set_fk REFERENCES content_set ON DELETE CASCADE,
        content_id uuid NOT NULL CONSTRAINT content_set_item_content_fk REFERENCES content ON DELETE CASCADE,
        added_by uuid,
        added_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT content_set_item_pkey PRIMARY KEY (set_id, content_id))`);
    await runner.query(`CREATE INDEX content_set_item_added_idx ON content_set_item (set_id, added_at, content_id)`);
    await runner.query(`CREATE INDEX content_set_item_content_idx ON content_set_item (content_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE content_set_item, content_set`);
  }
}
