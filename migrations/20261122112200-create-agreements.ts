import { createHash } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The text of https://developercertificate.org. Never edited: acceptances refer to it. A new version is a new migration. */
const DCO_1_1 = `Developer Certificate of Origin
Version 1.1

Copyright (C) 2004, 2006 The Linux Foundation and its contributors.

Everyone is permitted to copy and distribute verbatim copies of this
license document, but changing it is not allowed.


Developer's Certificate of Origin 1.1

By making a contribution to this project, I certify that:

(a) The contribution was created in whole or in part by me and I
    have the right to submit it under the open source license
    indicated in the file; or

(b) The contribution is based upon previous work that, to the best
    of my knowledge, is covered under an appropriate open source
    license and I have the right under that license to submit that
    work with modifications, whether created in whole or in part
    by me, under the same open source license (unless I am
    permitted to submit under a different license), as indicated
    in the file; or

(c) The contribution was provided directly to me by some other
    person who certified (a), (b) or (c) and I have not modified
    it.

(d) I understand and agree that this project and the contribution
    are public and that a record of the contribution (including all
    personal information I submit with it, including my sign-off) is
    maintained indefinitely and may be redistributed consistent with
    this project or the open source license(s) involved.
`;
const DCO_1_1_ID = '019b0000-0000-7000-8000-000000000101';

/** Expand. Creates agreement_text with the Developer Certificate of Origin 1.1, and agreement_acceptance, empty. Both only grow. */
export class CreateAgreements20261122112200 implements MigrationInterface {
  readonly name = 'CreateAgreements1795346520000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE agreement_text (
        id uuid CONSTRAINT agreement_text_pkey PRIMARY KEY,
        kind text NOT NULL,
        version text NOT NULL,
        text text NOT NULL,
        sha256 text NOT NULL,
        published_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE UNIQUE INDEX agreement_text_version_key ON agreement_text (kind, version)`);
    await runner.query(
      `INSERT INTO agreement_text (id, kind, version, text, sha256) VALUES ($1, 'dco', '1.1', $2, $3)`,
      [DCO_1_1_ID, DCO_1_1, createHash('sha256').update(DCO_1_1).digest('hex')],
    );
    await runner.query(`
      CREATE TABLE agreement_acceptance (
        id uuid CONSTRAINT agreement_acceptance_pkey PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT agreement_acceptance_user_fk REFERENCES user_account,
        text_id uuid NOT NULL CONSTRAINT agreement_acceptance_text_fk REFERENCES agreement_text,
        accepted_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(
      `CREATE UNIQUE INDEX agreement_acceptance_user_text_key ON agreement_acceptance (user_id, text_id)`,
    );
    await appendOnly(runner, 'agreement_text');
    await appendOnly(runner, 'agreement_acceptance');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE agreement_acceptance, agreement_text`);
  }
}

/** Two walls: the processes' role loses the right, and a trigger refuses even the owner. */
async function appendOnly(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM odr_app`);
  await runner.query(
    `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
  );
  await runner.query(
    `CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  );
}
