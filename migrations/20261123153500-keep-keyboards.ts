import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates user_keyboard, empty; locks nothing that anybody would notice. */
export class KeepKeyboards20261123153500 implements MigrationInterface {
  readonly name = 'KeepKeyboards1795448100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE user_keyboard (
        user_id uuid CONSTRAINT user_keyboard_pkey PRIMARY KEY
          CONSTRAINT user_keyboard_user_fk REFERENCES user_account ON DELETE CASCADE,
        keys jsonb NOT NULL,
        is_off boolean NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT now())`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE user_keyboard`);
  }
}
