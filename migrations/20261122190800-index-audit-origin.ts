import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. Indexes where a request came from, for whoever follows an address or a request through the audit log.
 * SHARE lock on audit_event while it is read once: nothing is audited meanwhile, about a second per million rows.
 */
export class IndexAuditOrigin20261122190800 implements MigrationInterface {
  readonly name = 'IndexAuditOrigin1795374480000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX audit_event_address_idx ON audit_event (address, seq)`);
    await runner.query(`CREATE INDEX audit_event_request_idx ON audit_event (request_id, seq)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX audit_event_address_idx, audit_event_request_idx`);
  }
}
