import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. Says of each acceptance how it came about (those there are came over the API), of each text who published it, and
 * lets contents and versions of annotations name the acceptances they rest on. Columns are nullable or have a constant
 * default, so no row is rewritten; the new foreign keys read content once under SHARE ROW EXCLUSIVE.
 */
export class ExtendAgreements20261122190900 implements MigrationInterface {
  readonly name = 'ExtendAgreements1795374540000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE agreement_text ADD COLUMN published_by uuid,
        ADD CONSTRAINT agreement_text_kind_check CHECK (kind IN ('dco', 'contribution_terms'))`);
    await runner.query(`
      ALTER TABLE agreement_acceptance ADD COLUMN method text NOT NULL DEFAULT 'api',
        ADD COLUMN recorded_by uuid,
        ADD CONSTRAINT agreement_acceptance_method_check
          CHECK ((method = 'operator_on_behalf') = (recorded_by IS NOT NULL))`);
    await runner.query(`
      ALTER TABLE content ADD COLUMN terms_acceptance_id uuid
          CONSTRAINT content_terms_acceptance_fk REFERENCES agreement_acceptance,
        ADD CONSTRAINT content_agreement_acceptance_fk
          FOREIGN KEY (agreement_acceptance_id) REFERENCES agreement_acceptance`);
    await runner.query(`
      ALTER TABLE annotation_version
        ADD COLUMN agreement_acceptance_id uuid
          CONSTRAINT annotation_version_agreement_acceptance_fk REFERENCES agreement_acceptance,
        ADD COLUMN terms_acceptance_id uuid
          CONSTRAINT annotation_version_terms_acceptance_fk REFERENCES agreement_acceptance`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE annotation_version DROP COLUMN agreement_acceptance_id, DROP COLUMN terms_acceptance_id`,
    );
    await runner.query(
      `ALTER TABLE content DROP CONSTRAINT content_agreement_acceptance_fk, DROP COLUMN terms_acceptance_id`,
    );
    await runner.query(
      `ALTER TABLE agreement_acceptance DROP CONSTRAINT agreement_acceptance_method_check, DROP COLUMN method, DROP COLUMN recorded_by`,
    );
    await runner.query(
      `ALTER TABLE agreement_text DROP CONSTRAINT agreement_text_kind_check, DROP COLUMN published_by`,
    );
  }
}
