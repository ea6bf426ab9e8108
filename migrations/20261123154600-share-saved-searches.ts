import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Adds two nullable columns to saved_search, which locks it for a moment and rewrites nothing; its rows are few. */
export class ShareSavedSearches20261123154600 implements MigrationInterface {
  readonly name = 'ShareSavedSearches1795448760000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE saved_search
        ADD COLUMN team_id uuid CONSTRAINT saved_search_team_fk REFERENCES team ON DELETE SET NULL,
        ADD COLUMN follows_id uuid CONSTRAINT saved_search_follows_fk REFERENCES saved_search ON DELETE CASCADE`);
    await runner.query(`CREATE INDEX saved_search_team_idx ON saved_search (team_id) WHERE team_id IS NOT NULL`);
    await runner.query(
      `CREATE UNIQUE INDEX saved_search_follower_idx ON saved_search (follows_id, user_id) WHERE follows_id IS NOT NULL`,
    );
  }

  /** Rows that follow a search would become searches of their own. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM saved_search WHERE follows_id IS NOT NULL`);
    await runner.query(`ALTER TABLE saved_search DROP COLUMN follows_id, DROP COLUMN team_id`);
  }
}
