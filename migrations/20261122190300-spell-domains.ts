import { domainToASCII } from 'node:url';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Data. Addresses are compared with their domain as the DNS spells it, so those kept in Unicode are rewritten. Touches only
 * rows with other than ASCII characters behind the at sign; one whose other spelling has an account of its own stays as it is.
 */
export class SpellDomains20261122190300 implements MigrationInterface {
  readonly name = 'SpellDomains1795374180000';

  async up(runner: QueryRunner): Promise<void> {
    const rows = (await runner.query(
      `SELECT id, email FROM user_account WHERE email ~ '@[^@]*[^\\x01-\\x7f][^@]*$'`,
    )) as readonly { id: string; email: string }[];
    for (const { id, email } of rows) {
      const at = email.lastIndexOf('@');
      const domain = domainToASCII(email.slice(at + 1));
      if (domain === '') continue;
      await runner.query(
        `UPDATE user_account SET email = $2
          WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM user_account other WHERE lower(other.email) = lower($2))`,
        [id, `${email.slice(0, at)}@${domain}`],
      );
    }
  }

  /** Both spellings name the same mailbox. */
  async down(): Promise<void> {}
}
