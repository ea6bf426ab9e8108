import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. Whoever removes contents for good, and by whatever way, tells of it in the same transaction: those who hold released copies
 * have to be told. A change of a trigger only; deleting takes one more insert a statement.
 */
export class TellOfErasedContents20261123201500 implements MigrationInterface {
  readonly name = 'TellOfErasedContents1795464900000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION tell_of_erased_contents() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO outbox_event (id, name, payload)
          SELECT gen_random_uuid(), 'content.erased', jsonb_build_object('contentId', gone.id) FROM gone;
        IF FOUND THEN PERFORM pg_notify('odr_work', ''); END IF;
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER content_erased AFTER DELETE ON content
        REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION tell_of_erased_contents()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER content_erased ON content`);
    await runner.query(`DROP FUNCTION tell_of_erased_contents`);
  }
}
