import type pg from 'pg';

export const ANNOTATIONS = 1_000_000;
export const CONTENTS = 100_000;
const STEP = 50_000;

/** What people and models write, by the hundredth: captions, tags, boxes, and now and then a kilobyte and a half of graphcap. */
const KINDS = `CASE WHEN n % 100 < 45 THEN 'caption' WHEN n % 100 < 65 THEN 'tags' WHEN n % 100 < 90 THEN 'boxes' ELSE 'graphcap' END`;

const VALUE = `CASE k.kind
  WHEN 'caption' THEN jsonb_build_object('caption', 'A "highland" cow, number ' || n || ', in the rain.\\nBehind it: Grün 🐄.', 'language', 'en')
  WHEN 'tags' THEN jsonb_build_object('tags', jsonb_build_array('cow', 'tag ' || n % 997, jsonb_build_object('tag', 'rain', 'confidence', 0.5 + n % 50 / 100.0)))
  WHEN 'boxes' THEN jsonb_build_object('objects', (SELECT jsonb_agg(jsonb_build_object('label', 'cow', 'bbox',
      jsonb_build_array((n * 7 + k * 31) % 1500, (n * 11 + k * 17) % 1100, 10 + k * 2.5, 20 + k))) FROM generate_series(1, 3) k))
  ELSE jsonb_build_object('config_name', 'graphcap', 'short_caption', 'Cow ' || n, 'verification', '',
      'dense_caption', repeat('In front of a stone wall stands a highland cow, number ' || n || '. ', 20),
      'tags_list', (SELECT jsonb_agg(jsonb_build_object('tag', 'tag ' || (n * 31 + k) % 997, 'category', 'Entity', 'confidence', 0.5 + k / 40.0))
                      FROM generate_series(1, 8) k)) END`;

/** Grows with the number, as ids of the API grow with time. */
const ID = `('0190' || left(hex, 4) || '-' || right(hex, 4) || '-7000-8' || substr(md5(hex), 1, 3) || '-' || substr(md5(hex), 4, 12))::uuid`;

/**
 * A million annotations in the tables that the API would have written, with what hangs on them: every fifth caption was edited,
 * every twentieth annotation has a second source, every tenth two ratings. By SQL and in steps, because a million writes over
 * HTTP take most of an hour and are measured elsewhere: what is proved here is reading them.
 */
export async function seedManyAnnotations(db: pg.Client): Promise<void> {
  await db.query(`
    INSERT INTO user_account (id, email, name, password_hash, role)
    SELECT gen_random_uuid(), name || '@example.org', name, '-', 'contributor' FROM unnest(ARRAY['writer', 'mild', 'harsh']) name`);
  await db.query(`
    INSERT INTO agreement_acceptance (id, user_id, text_id)
    SELECT gen_random_uuid(), u.id, t.id FROM user_account u, agreement_text t WHERE u.name = 'writer' AND t.kind = 'dco'`);
  await db.query(`
    WITH put AS (
      INSERT INTO annotation_source (id, name, type, annotation_schema, license, license_verdict)
      VALUES (gen_random_uuid(), 'a team', 'other', '{"type":"object"}', 'CC0-1.0', 'open') RETURNING *)
    INSERT INTO annotation_source_schema (source_id, version, annotation_schema) SELECT id, schema_version, annotation_schema FROM put`);
  await db.query(`
    INSERT INTO content (id, type, name, status, processing_state, sha256, published_sha256, width, height, format, size, license,
      license_verdict, user_id)
    SELECT gen_random_uuid(), 'image', 'picture ' || n || '.jpg', 'available', 'done', encode(sha256(n::text::bytea), 'hex'),
      encode(sha256(('p' || n)::bytea), 'hex'), 1600, 1200, 'jpeg', 300000 + n, 'CC0-1.0', 'open', u.id
    FROM generate_series(1, ${CONTENTS}) n, user_account u WHERE u.name = 'writer'`);
  await db.query(`CREATE TEMP TABLE numbered AS SELECT id, row_number() OVER (ORDER BY id) AS at FROM content`);
  await db.query(`CREATE UNIQUE INDEX ON numbered (at)`);
  await db.query(`ANALYZE numbered`);
  for (let first = 1; first <= ANNOTATIONS; first += STEP) await seedStep(db, first, first + STEP - 1);
  for (const table of ['content', 'annotation', 'annotation_source_link', 'annotation_score', 'annotation_rating'])
    await db.query(`VACUUM ANALYZE ${table}`);
}

async function seedStep(db: pg.Client, first: number, last: number): Promise<void> {
  await db.query(
    `WITH given AS MATERIALIZED (
       SELECT n, ${ID} AS id, c.id AS content_id, ${VALUE} AS value, w.id AS user_id,
              s.id AS source_id, CASE WHEN n % 20 = 0 THEN t.id END AS second_id, s.schema_version, t.schema_version AS second_version,
              k.kind = 'caption' AND n % 5 = 0 AS is_edited, timestamptz '2026-01-01' + n * interval '1 second' AS at,
              (SELECT id FROM agreement_acceptance WHERE user_id = w.id) AS accepted
         FROM generate_series($1::int, $2::int) n
         CROSS JOIN LATERAL (SELECT ${KINDS} AS kind, lpad(to_hex(n), 8, '0') AS hex) k
         JOIN numbered c ON c.at = 1 + n % ${CONTENTS}
         JOIN annotation_source s ON s.name = k.kind
         JOIN annotation_source t ON t.name = 'a team'
         JOIN user_account w ON w.name = 'writer'),
     added AS (
       INSERT INTO annotation (id, content_id, annotation, version, manually_adjusted, user_id, created_at, updated_at)
       SELECT id, content_id, value, 1 + is_edited::int, is_edited, user_id, at, at FROM given ORDER BY id),
     links AS (
       INSERT INTO annotation_source_link (annotation_id, source_id)
       SELECT id, source_id FROM given UNION ALL SELECT id, second_id FROM given WHERE second_id IS NOT NULL),
     versions AS (
       INSERT INTO annotation_version (annotation_id, version, annotation, parent_version, patch, source_ids, schema_versions, cause,
         manually_adjusted, user_id, created_at, agreement_acceptance_id)
       SELECT id, v, CASE WHEN v = 1 AND is_edited THEN value || '{"language":"de"}' ELSE value END, nullif(v - 1, 0),
              CASE WHEN v = 2 THEN '[{"op":"replace","path":"/language","value":"en"}]'::jsonb END,
              array_remove(ARRAY[source_id, second_id], NULL),
              CASE WHEN second_id IS NULL THEN ARRAY[schema_version] ELSE ARRAY[schema_version, second_version] END,
              CASE WHEN v = 1 THEN 'imported' ELSE 'edited' END, v = 2, user_id, at, accepted
         FROM given CROSS JOIN generate_series(1, 2) v WHERE v = 1 OR is_edited),
     rated AS (
       INSERT INTO annotation_rating (annotation_id, user_id, rating, version)
       SELECT g.id, u.id, n / 10 % 5 + CASE u.name WHEN 'mild' THEN 6 ELSE 0 END, 1 + is_edited::int
         FROM given g JOIN user_account u ON u.name IN ('mild', 'harsh') WHERE n % 10 = 0)
     INSERT INTO annotation_score (annotation_id, ratings, sum, merit)
     SELECT id, 2, 6 + 2 * (n / 10 % 5), 3 + n / 10 % 5 FROM given WHERE n % 10 = 0`,
    [first, last],
  );
}
