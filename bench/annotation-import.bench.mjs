import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { GRAPHCAP_SCHEMA } from '../dist/libs/annotation/src/schema/shipped-schemas.js';
import { contributor, graphcapValue, postmasterOf } from './annotations.mjs';
import { interleaved, treeCpuMs } from './measure.mjs';
import { services } from './services.mjs';

const LINES = Number(process.env.ANNOTATIONS ?? 5_000);
const CONTENTS = 1_000;
const ROUNDS = 6;
const LEAST_A_MINUTE = 20_000;
const ROOT = join(import.meta.dirname, '..');

/** CPU of server and database for lines that are checked, kept and answered, against bare COPY and Ajv over the same lines. */
export default async function run() {
  const world = await services();
  const client = new pg.Client({ connectionString: world.databaseUrl });
  try {
    const api = await world.serve(join(ROOT, 'dist/apps/api/src/main.js'), '/health/live');
    const token = await contributor(api.url);
    await client.connect();
    const contents = await seedContents(client);
    await client.query(`CREATE TABLE bare (LIKE annotation INCLUDING ALL,
      FOREIGN KEY (content_id) REFERENCES content)`);
    const database = await postmasterOf(world);
    const source = (await client.query(`SELECT id FROM annotation_source WHERE name = 'graphcap'`)).rows[0].id;
    const user = (await client.query(`SELECT id FROM user_account LIMIT 1`)).rows[0].id;
    const linesOf = () => lines(contents, source);

    const tookMs = [];
    const ours = async () => {
      const body = linesOf();
      const before = treeCpuMs(api.pid) + treeCpuMs(database);
      const startedMs = performance.now();
      await send(api.url, token, body);
      tookMs.push(performance.now() - startedMs);
      return treeCpuMs(api.pid) + treeCpuMs(database) - before;
    };
    const validate = new Ajv2020({ strict: false }).compile(GRAPHCAP_SCHEMA);
    const bare = async () => {
      const body = linesOf();
      const own = process.cpuUsage();
      const before = treeCpuMs(database);
      await copy(client, body, user, validate);
      const { user: userUs, system } = process.cpuUsage(own);
      return (userUs + system) / 1_000 + treeCpuMs(database) - before;
    };
    await ours();
    await bare();
    const { a, b } = await interleaved(bare, ours, ROUNDS);
    const perMinute = (ms) => Math.round((LINES / ms) * 60_000);
    const fastest = Math.min(...tookMs);
    return [
      {
        name: `import of ${LINES} lines against bare COPY and Ajv over the same lines, lines a second of CPU`,
        ratio: a / b,
        limit: 0.3,
        atLeast: true,
        ours: `${Math.round((LINES / b) * 1_000)} a second of CPU`,
        baseline: `${Math.round((LINES / a) * 1_000)}`,
      },
      {
        name: `import of ${LINES} lines into one server, lines a minute by the clock`,
        ratio: perMinute(fastest) / LEAST_A_MINUTE,
        limit: 1,
        atLeast: true,
        ours: `${perMinute(fastest)} a minute`,
        baseline: `${LEAST_A_MINUTE}`,
      },
    ];
  } finally {
    await client.end();
    await world.stop();
  }
}

/** A published content each; of no interest but that they are there. */
async function seedContents(client) {
  const { rows } = await client.query(`
    INSERT INTO content (id, type, name, status, processing_state, sha256, width, height, format, size, license, license_verdict, user_id)
    SELECT gen_random_uuid(), 'image', 'picture ' || n, 'available', 'done', encode(sha256(n::text::bytea), 'hex'), 1600, 1200, 'jpeg',
      300000, 'CC0-1.0', 'open', u.id FROM generate_series(1, ${CONTENTS}) n, (SELECT id FROM user_account LIMIT 1) u RETURNING id`);
  return rows.map(({ id }) => id);
}

/** New ones each round: the same client ids again would only be found. */
function lines(contents, source) {
  const round = randomBytes(6).toString('hex');
  return Array.from({ length: LINES }, (_none, n) =>
    JSON.stringify({
      clientId: `${round}-${n}`,
      contentId: contents[n % contents.length],
      sourceIds: [source],
      annotation: graphcapValue(n),
    }),
  );
}

async function send(url, token, body) {
  const response = await fetch(`${url}/api/v1/annotations/bulk`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${token}` },
    body: body.join('\n'),
  });
  if (!response.ok) throw new Error(`the import answered ${response.status}: ${await response.text()}`);
  const answers = (await response.text()).trim().split('\n');
  const added = answers.filter((line) => line.includes('"status":201')).length;
  if (added !== body.length) throw new Error(`${added} of ${body.length} lines were added: ${answers[0]}`);
}

/** What is left when nothing is kept but the value: parse, check, copy into a table with the same keys. */
async function copy(client, body, user, validate) {
  const rows = function* () {
    for (const text of body) {
      const line = JSON.parse(text);
      if (!validate(line.annotation)) throw new Error('the bench made an invalid line');
      const value = JSON.stringify(line.annotation).replaceAll('\\', '\\\\');
      yield `${crypto.randomUUID()}\t${line.contentId}\t${value}\t${line.clientId}\t${user}\n`;
    }
  };
  const into = client.query(copyFrom('COPY bare (id, content_id, annotation, client_id, user_id) FROM STDIN'));
  await pipeline(Readable.from(rows()), into);
}
