import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. Cases remember since when and why they wait for who leads, and who passed them on: nullable columns (ACCESS EXCLUSIVE
 * for an instant, no rewrite), filled for the few that wait now from their histories. Triggers write the time, so that no way of
 * escalating forgets it and each is found in the list.
 */
export class RememberEscalations20261123204000 implements MigrationInterface {
  readonly name = 'RememberEscalations1795464600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE moderation_case
        ADD COLUMN escalated_at timestamptz,
        ADD COLUMN escalated_by uuid,
        ADD COLUMN escalation text
          CONSTRAINT moderation_case_escalation CHECK (escalation IN ('passed_on', 'dispute', 'second_review'))`);
    await runner.query(`
      CREATE FUNCTION remember_escalation() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.escalated_at := now();
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER moderation_case_escalated BEFORE UPDATE OF state ON moderation_case
        FOR EACH ROW WHEN (NEW.state = 'escalated' AND OLD.state <> 'escalated') EXECUTE FUNCTION remember_escalation()`);
    await runner.query(`
      CREATE TRIGGER moderation_case_opened_escalated BEFORE INSERT ON moderation_case
        FOR EACH ROW WHEN (NEW.state = 'escalated' AND NEW.escalated_at IS NULL) EXECUTE FUNCTION remember_escalation()`);
    await runner.query(`
      UPDATE moderation_case c
         SET escalated_at = coalesce(told.at, c.opened_at), escalated_by = told.by, escalation = CASE WHEN told.by IS NOT NULL THEN 'passed_on' END
        FROM moderation_case one
        LEFT JOIN LATERAL (SELECT e.at, d.decided_by AS by FROM moderation_event e
                             LEFT JOIN moderation_decision d ON d.id = (e.payload->>'decisionId')::uuid AND d.action = 'escalate'
                            WHERE e.subject_type = one.subject_type AND e.subject_id = one.subject_id AND e.type = 'case_escalated'
                              AND e.payload->>'caseId' = one.id::text ORDER BY e.seq DESC LIMIT 1) told ON true
       WHERE c.id = one.id AND one.state = 'escalated' AND one.closed_at IS NULL`);
    await runner.query(
      `CREATE INDEX moderation_case_escalation_idx ON moderation_case (escalated_at, id) WHERE state = 'escalated' AND closed_at IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX moderation_case_escalation_idx`);
    await runner.query(`DROP TRIGGER moderation_case_escalated ON moderation_case`);
    await runner.query(`DROP TRIGGER moderation_case_opened_escalated ON moderation_case`);
    await runner.query(`DROP FUNCTION remember_escalation`);
    await runner.query(
      `ALTER TABLE moderation_case DROP COLUMN escalated_at, DROP COLUMN escalated_by, DROP COLUMN escalation`,
    );
  }
}
