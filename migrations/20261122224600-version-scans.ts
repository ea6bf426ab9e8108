import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. Creates content_scan_failure and scanner_rescan, empty, and gives unfinished jobs of the two first scanners the
 * name that all scanners share. Touches only jobs that are not done; a few milliseconds.
 */
export class VersionScans20261122224600 implements MigrationInterface {
  readonly name = 'VersionScans1795387560000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE content_scan_failure (
        content_id uuid NOT NULL CONSTRAINT content_scan_failure_content_fk REFERENCES content (id) ON DELETE CASCADE,
        scanner text NOT NULL,
        version text NOT NULL,
        code text NOT NULL,
        message text NOT NULL,
        attempts integer NOT NULL,
        failed_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT content_scan_failure_pkey PRIMARY KEY (content_id, scanner))`);
    await runner.query(`
      CREATE TABLE scanner_rescan (
        scanner text CONSTRAINT scanner_rescan_pkey PRIMARY KEY,
        asked_at timestamptz NOT NULL,
        asked_by uuid NOT NULL)`);
    // The keys of waiting jobs change too, or the same scan could wait twice.
    await runner.query(`
      UPDATE job SET name = 'content.scan', payload = payload || jsonb_build_object('scanner', substr(name, 14)),
             dedupe_key = CASE WHEN dedupe_key IS NOT NULL THEN 'content.scan:' || substr(name, 14) || ':' || (payload->>'contentId') END
       WHERE name IN ('content.scan_accessibility', 'content.scan_nsfw') AND state <> 'done'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE job SET name = 'content.scan_' || (payload->>'scanner'), payload = payload - 'scanner',
             dedupe_key = CASE WHEN dedupe_key IS NOT NULL
                               THEN 'content.scan_' || (payload->>'scanner') || ':' || (payload->>'contentId') END
       WHERE name = 'content.scan' AND payload->>'scanner' IN ('accessibility', 'nsfw') AND state <> 'done'`);
    await runner.query(
      `DELETE FROM job WHERE name IN ('content.scan', 'content.rescan', 'content.find_unscanned') AND state <> 'done'`,
    );
    await runner.query(`DROP TABLE scanner_rescan`);
    await runner.query(`DROP TABLE content_scan_failure`);
  }
}
