import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. A report may come from somebody without an account, so report.reporter_id becomes nullable (ACCESS EXCLUSIVE for an
 * instant, nothing is rewritten). Creates public_notice, empty. Going back deletes the reports that came by notices.
 */
export class CreatePublicNotice20261123124000 implements MigrationInterface {
  readonly name = 'CreatePublicNotice1795437600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE report ALTER COLUMN reporter_id DROP NOT NULL`);
    await runner.query(`
      CREATE TABLE public_notice (
        id uuid CONSTRAINT public_notice_pkey PRIMARY KEY,
        report_id uuid NOT NULL CONSTRAINT public_notice_report_fk REFERENCES report,
        token_sha256 text NOT NULL CONSTRAINT public_notice_token_key UNIQUE,
        ground text NOT NULL,
        location text NOT NULL,
        sealed_contact text,
        is_complete boolean NOT NULL,
        answered_by_event uuid,
        filed_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT public_notice_report_key UNIQUE (report_id))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE public_notice`);
    await runner.query(`DELETE FROM report WHERE reporter_id IS NULL`);
    await runner.query(`ALTER TABLE report ALTER COLUMN reporter_id SET NOT NULL`);
  }
}
