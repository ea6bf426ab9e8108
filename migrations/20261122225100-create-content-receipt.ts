import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates content_receipt, empty and append-only: what was taken out of a file, each time it is processed. */
export class CreateContentReceipt20261122225100 implements MigrationInterface {
  readonly name = 'CreateContentReceipt1795387860000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE content_receipt (
        id uuid CONSTRAINT content_receipt_pkey PRIMARY KEY,
        content_id uuid NOT NULL,
        received_sha256 text NOT NULL,
        received_size bigint NOT NULL,
        published_sha256 text NOT NULL,
        published_size bigint NOT NULL,
        pixel_sha256 text NOT NULL,
        removed jsonb NOT NULL,
        kept text[] NOT NULL,
        at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE INDEX content_receipt_content_idx ON content_receipt (content_id, id)`);
    await runner.query(`REVOKE UPDATE, DELETE, TRUNCATE ON content_receipt FROM odr_app`);
    await runner.query(
      `CREATE TRIGGER content_receipt_append_only BEFORE UPDATE OR DELETE ON content_receipt FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    );
    await runner.query(
      `CREATE TRIGGER content_receipt_no_truncate BEFORE TRUNCATE ON content_receipt FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE content_receipt`);
  }
}
