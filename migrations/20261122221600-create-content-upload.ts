import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates content_upload, empty: what is known of files that come in piece by piece. */
export class CreateContentUpload20261122221600 implements MigrationInterface {
  readonly name = 'CreateContentUpload1795385760000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE content_upload (
        id uuid CONSTRAINT content_upload_pkey PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT content_upload_user_fk REFERENCES user_account ON DELETE CASCADE,
        purpose text NOT NULL CONSTRAINT content_upload_purpose_check CHECK (purpose IN ('content', 'import')),
        file_name text NOT NULL,
        metadata jsonb NOT NULL,
        acceptances jsonb NOT NULL,
        length bigint NOT NULL,
        received bigint NOT NULL DEFAULT 0,
        sha256 text,
        content_id uuid,
        problem jsonb,
        finished_at timestamptz,
        taken_at timestamptz,
        lock_token uuid,
        locked_until timestamptz,
        lock_wanted boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        CONSTRAINT content_upload_received_check CHECK (received BETWEEN 0 AND length))`);
    await runner.query(`CREATE INDEX content_upload_user_idx ON content_upload (user_id, created_at DESC, id DESC)`);
    await runner.query(`CREATE INDEX content_upload_expires_idx ON content_upload (expires_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE content_upload`);
  }
}
