import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** As much as graphcap writes about a picture, about a kilobyte and a half. */
const VALUE = `jsonb_build_object('config_name', 'graphcap', 'version', '1', 'model', 'model-' || n % 7, 'provider', 'bench',
  'short_caption', 'A highland cow number ' || n || ' in the rain.',
  'dense_caption', 'In front of a stone wall stands a highland cow, number ' || n || '. ' || repeat('Its long coat is wet, and behind it the hills go up into the mist. ', 7),
  'verification', 'The caption "names" everything that is seen.',
  'tags_list', (SELECT jsonb_agg(jsonb_build_object('tag', 'tag ' || (n * 31 + k) % 997, 'category', 'Entity', 'confidence', 0.5 + k / 40.0))
                  FROM generate_series(1, 8) k))`;

/** One in ten of the annotations' number of published contents, and so many annotations of them in table order. */
export async function seedAnnotations(world, rows) {
  const { query } = world;
  await query(
    `INSERT INTO user_account (id, email, name, password_hash, role) VALUES (gen_random_uuid(), 'bench@example.org', 'Bench', '-', 'contributor')`,
  );
  await query(`
    INSERT INTO content (id, type, name, status, processing_state, sha256, published_sha256, width, height, format, size, license,
      license_verdict, user_id)
    SELECT gen_random_uuid(), 'image', 'picture ' || n || '.jpg', 'available', 'done', encode(sha256(n::text::bytea), 'hex'),
      encode(sha256(('p' || n)::bytea), 'hex'), 1600, 1200, 'jpeg', 300000 + n, 'CC0-1.0', 'open', u.id
    FROM generate_series(1, ${Math.ceil(rows / 10)}) n, (SELECT id FROM user_account WHERE email = 'bench@example.org') u`);
  for (let first = 1; first <= rows; first += 50_000) {
    const last = Math.min(rows, first + 49_999);
    await query(`
      WITH c AS MATERIALIZED (SELECT id, user_id, row_number() OVER (ORDER BY id) AS at FROM content),
      added AS (
        INSERT INTO annotation (id, content_id, annotation, user_id)
        SELECT ('01900000-' || lpad(to_hex(n / 65536), 4, '0') || '-7' || lpad(to_hex(n % 4096), 3, '0') || '-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
               c.id, ${VALUE}, c.user_id
          FROM generate_series(${first}, ${last}) n JOIN c ON c.at = 1 + n % ${Math.ceil(rows / 10)}
        RETURNING id)
      INSERT INTO annotation_source_link (annotation_id, source_id)
      SELECT added.id, s.id FROM added, annotation_source s WHERE s.name = 'graphcap'`);
  }
  await query('VACUUM ANALYZE content');
  await query('VACUUM ANALYZE annotation');
  await query('VACUUM ANALYZE annotation_source_link');
}

/** The process that starts the database's others, so that their CPU can be told. */
export async function postmasterOf({ query }) {
  const { rows } = await query('SELECT pg_backend_pid() AS pid');
  return Number(readFileSync(`/proc/${rows[0].pid}/stat`, 'utf8').split(') ')[1].split(' ')[1]);
}

/** The same as a value of JavaScript. */
export const graphcapValue = (n) => ({
  config_name: 'graphcap',
  version: '1',
  model: `model-${n % 7}`,
  provider: 'bench',
  short_caption: `A highland cow number ${n} in the rain.`,
  dense_caption: `In front of a stone wall stands a highland cow, number ${n}. ${'Its long coat is wet, and behind it the hills go up into the mist. '.repeat(7)}`,
  verification: 'The caption "names" everything that is seen.',
  tags_list: Array.from({ length: 8 }, (_none, k) => ({
    tag: `tag ${(n * 31 + k) % 997}`,
    category: 'Entity',
    confidence: 0.5 + k / 40,
  })),
});

/** Signs up somebody who may contribute. @returns an access token */
export async function contributor(url) {
  const account = { email: 'bench@example.org', password: `seven quiet ${randomBytes(8).toString('hex')}` };
  await post(url, '/auth/register', undefined, { ...account, name: 'Bench' });
  const { accessToken } = await (await post(url, '/auth/login?mode=token', undefined, account)).json();
  const headers = { authorization: `Bearer ${accessToken}` };
  const { version } = await (await fetch(`${url}/api/v1/dco`, { headers })).json();
  await post(url, '/dco/acceptances', accessToken, { version });
  return accessToken;
}

async function post(url, path, token, body) {
  const response = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response;
}
