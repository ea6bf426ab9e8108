import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates mail_message, notification and notification_preference, empty; user_account is locked for a moment by their foreign keys. */
export class CreateNotification20261122185100 implements MigrationInterface {
  readonly name = 'CreateNotification1795373460000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mail_message (
        id uuid CONSTRAINT mail_message_pkey PRIMARY KEY,
        letter text NOT NULL,
        to_email text NOT NULL,
        to_name text,
        user_id uuid CONSTRAINT mail_message_user_fk REFERENCES user_account ON DELETE CASCADE,
        data jsonb,
        state text NOT NULL DEFAULT 'waiting',
        attempts smallint NOT NULL DEFAULT 0,
        failure jsonb,
        category text,
        unsubscribe_sha256 text,
        created_at timestamptz NOT NULL,
        lease_until timestamptz,
        finished_at timestamptz,
        CONSTRAINT mail_message_data_check CHECK ((state = 'waiting') = (data IS NOT NULL)))`);
    await runner.query(`CREATE INDEX mail_message_user_idx ON mail_message (user_id)`);
    await runner.query(`CREATE INDEX mail_message_created_idx ON mail_message (created_at)`);
    await runner.query(
      `CREATE UNIQUE INDEX mail_message_unsubscribe_key ON mail_message (unsubscribe_sha256) WHERE unsubscribe_sha256 IS NOT NULL`,
    );
    await runner.query(`
      CREATE TABLE notification (
        id uuid CONSTRAINT notification_pkey PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT notification_user_fk REFERENCES user_account ON DELETE CASCADE,
        kind text NOT NULL,
        data jsonb NOT NULL,
        source text,
        awaits_mail boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL,
        read_at timestamptz)`);
    await runner.query(`CREATE INDEX notification_user_idx ON notification (user_id, id)`);
    await runner.query(`CREATE INDEX notification_unread_idx ON notification (user_id, id) WHERE read_at IS NULL`);
    await runner.query(`CREATE INDEX notification_awaits_mail_idx ON notification (user_id) WHERE awaits_mail`);
    await runner.query(
      `CREATE UNIQUE INDEX notification_source_key ON notification (user_id, kind, source) WHERE source IS NOT NULL`,
    );
    await runner.query(`CREATE INDEX notification_created_idx ON notification (created_at)`);
    await runner.query(`
      CREATE TABLE notification_preference (
        user_id uuid NOT NULL CONSTRAINT notification_preference_user_fk REFERENCES user_account ON DELETE CASCADE,
        category text NOT NULL,
        by_mail boolean NOT NULL,
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT notification_preference_pkey PRIMARY KEY (user_id, category))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE notification_preference, notification, mail_message`);
  }
}
