import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Code, ground, severity (0–4), title, text. What a new installation starts with; administrators write newer versions. */
const FIRST_POLICIES = [
  [
    'illegal.content',
    'illegal',
    4,
    'Against the law',
    'Showing or distributing it is a crime or otherwise forbidden where this collection is run.',
  ],
  [
    'illegal.minors',
    'illegal',
    4,
    'Sexual depiction of minors',
    'It depicts a minor, or somebody who looks like one, in a sexual way. Drawn and generated pictures count.',
  ],
  [
    'license.not_open',
    'license',
    1,
    'The licence is not open',
    'The licence, as its source states it, does not allow everyone to use, change and pass on the work.',
  ],
  [
    'license.authorship',
    'license',
    2,
    'Not by the named authors',
    'Authors, source or licence are not as stated: whoever contributed it had no right to give this licence.',
  ],
  [
    'optout.rightsholder',
    'optout',
    1,
    'The rightsholder has objected',
    'Whoever holds the rights has said that the work must not be used for training or for data mining.',
  ],
  [
    'privacy.faces',
    'privacy',
    2,
    'Somebody can be recognised',
    'It shows a person who can be recognised, outside of public life, without a sign that they agree.',
  ],
  [
    'privacy.personal_data',
    'privacy',
    2,
    'Personal data',
    'Number plates, documents, addresses, screens or captions tell who or where a private person is.',
  ],
  ['terms.sexual', 'terms', 2, 'Nudity or sexual content', 'It shows sexual acts, or nudity for its own sake.'],
  ['terms.violence', 'terms', 3, 'Violence', 'It shows cruelty or serious injury, or calls for it.'],
  [
    'terms.hateful',
    'terms',
    3,
    'Hateful or demeaning',
    'It attacks people, or mocks them, for what they are or are taken for.',
  ],
  [
    'terms.misleading',
    'terms',
    1,
    'Misleading description',
    'Title, caption or annotation say what is not there, on purpose or so carelessly that it does harm.',
  ],
  [
    'terms.quality',
    'terms',
    0,
    'Not useful for the collection',
    'It is broken, empty, an advertisement or a test, or too poor to learn anything from.',
  ],
  [
    'terms.other',
    'terms',
    0,
    'Not suitable for the collection',
    'It breaks the terms in a way that no other policy names.',
  ],
] as const;

/**
 * Expand. Creates moderation_policy with what an installation starts with; versions of a policy are never changed or removed.
 * Gives moderation_decision nullable columns (ACCESS EXCLUSIVE for an instant, no rewrite): decisions from before have no ground.
 */
export class GiveDecisionsGrounds20261123121000 implements MigrationInterface {
  readonly name = 'GiveDecisionsGrounds1795435800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE moderation_policy (
        code text NOT NULL,
        version integer NOT NULL,
        title text NOT NULL,
        text text NOT NULL,
        ground text NOT NULL CONSTRAINT moderation_policy_ground CHECK (ground IN ('illegal', 'terms', 'license', 'privacy', 'optout')),
        severity smallint NOT NULL CONSTRAINT moderation_policy_severity CHECK (severity BETWEEN 0 AND 4),
        required_reviews smallint NOT NULL DEFAULT 1 CONSTRAINT moderation_policy_reviews CHECK (required_reviews IN (1, 2)),
        is_active boolean NOT NULL DEFAULT true,
        made_by uuid,
        made_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT moderation_policy_pkey PRIMARY KEY (code, version))`);
    for (const [code, ground, severity, title, text] of FIRST_POLICIES) {
      await runner.query(
        `INSERT INTO moderation_policy (code, version, title, text, ground, severity) VALUES ($1, 1, $2, $3, $4, $5)`,
        [code, title, text, ground, severity],
      );
    }
    await runner.query(`REVOKE UPDATE, DELETE, TRUNCATE ON moderation_policy FROM odr_app`);
    await runner.query(
      `CREATE TRIGGER moderation_policy_append_only BEFORE UPDATE OR DELETE ON moderation_policy FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    );
    await runner.query(`
      ALTER TABLE moderation_decision
        ADD COLUMN policy_version integer,
        ADD COLUMN ground text,
        ADD COLUMN expires_at timestamptz,
        ADD COLUMN public_note text,
        ADD COLUMN statement jsonb,
        ADD COLUMN is_proposal boolean NOT NULL DEFAULT false`);
    await runner.query(
      `CREATE INDEX moderation_decision_expiry_idx ON moderation_decision (expires_at) WHERE expires_at IS NOT NULL AND reversed_at IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE moderation_decision
        DROP COLUMN policy_version, DROP COLUMN ground, DROP COLUMN expires_at, DROP COLUMN public_note, DROP COLUMN statement,
        DROP COLUMN is_proposal`);
    await runner.query(`DROP TABLE moderation_policy`);
  }
}
