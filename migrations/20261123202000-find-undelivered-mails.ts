import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Indexes mails that did not arrive, of which there are few; writes to mail_message wait while one scan runs. */
export class FindUndeliveredMails20261123202000 implements MigrationInterface {
  readonly name = 'FindUndeliveredMails1795465200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX mail_message_undelivered_idx ON mail_message (id)
        WHERE state IN ('failed', 'expired') OR state = 'waiting' AND failure IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX mail_message_undelivered_idx`);
  }
}
