import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates recommendation_dismissal and search_gap_report, empty; a short lock on content and user_account for references. */
export class CreateDiscovery20261123090500 implements MigrationInterface {
  readonly name = 'CreateDiscovery1795424700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE recommendation_dismissal (
        user_id uuid NOT NULL CONSTRAINT recommendation_dismissal_user_fk REFERENCES user_account ON DELETE CASCADE,
        content_id uuid NOT NULL CONSTRAINT recommendation_dismissal_content_fk REFERENCES content ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT recommendation_dismissal_pkey PRIMARY KEY (user_id, content_id))`);
    await runner.query(`CREATE INDEX recommendation_dismissal_content_idx ON recommendation_dismissal (content_id)`);
    await runner.query(`
      CREATE TABLE search_gap_report (
        id uuid CONSTRAINT search_gap_report_pkey PRIMARY KEY,
        report jsonb NOT NULL,
        made_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE INDEX search_gap_report_made_idx ON search_gap_report (made_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE search_gap_report, recommendation_dismissal`);
  }
}
