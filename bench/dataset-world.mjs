import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../dist/libs/kernel/src/index.js';
import { treeCpuMs } from './measure.mjs';
import { services } from './services.mjs';

const PROGRAM = join(import.meta.dirname, 'dataset.program.mjs');
/** So many pictures have bytes of their own; the others share theirs. */
const BLOBS = 256;
const SEEDED_AT_ONCE = 50_000;
const ME = '01900000-0000-7000-8000-000000000001';

/** A row as a contributor, a model and the comparison of duplicates leave it: ids in the order of time, as the product makes them. */
const ID = (kind, n) =>
  `('0194${kind}-' || lpad(to_hex(${n} / 65536), 4, '0') || '-7000-8000-' || lpad(to_hex(${n} % 65536), 4, '0') || substr(md5(${n}::text), 1, 8))::uuid`;
const UNDER = `(ARRAY['CC-BY-4.0', 'CC-BY-4.0', 'CC0-1.0', 'CC0-1.0', 'CC-BY-2.0'])[1 + n % 5]`;
const SAID = `jsonb_build_object('config_name', 'graphcap', 'version', '1', 'model', 'model-' || n % 7, 'provider', 'bench',
  'short_caption', 'A highland cow number ' || n || ' in the rain.',
  'dense_caption', 'In front of a stone wall stands a highland cow, number ' || n || '. Its long coat is wet, and behind it the hills go up into the mist.',
  'tags_list', jsonb_build_array(jsonb_build_object('tag', 'cow', 'category', 'Entity', 'confidence', 0.9),
                                 jsonb_build_object('tag', 'rain ' || n % 997, 'category', 'Context', 'confidence', 0.5)))`;

const SEED = [
  `INSERT INTO content (id, type, name, status, processing_state, sha256, published_sha256, width, height, format, size, license,
     license_verdict, user_id)
   SELECT ${ID('0001', 'n')}, 'image', 'Highland cow ' || n, 'available', 'done', encode(sha256(n::text::bytea), 'hex'),
          ($blobs::text[])[1 + n % ${BLOBS}], 1600, 1200, 'jpeg', $bytes, ${UNDER}, 'open', '${ME}' FROM generate_series($first, $last) n`,
  `INSERT INTO content_author (content_id, position, name, url)
   SELECT ${ID('0001', 'n')}, 0, 'Photographer ' || n % 9000, 'https://example.org/people/' || n % 9000 FROM generate_series($first, $last) n`,
  `INSERT INTO content_source (content_id, position, type, value)
   SELECT ${ID('0001', 'n')}, 0, 'url', 'https://example.org/pictures/' || n FROM generate_series($first, $last) n`,
  `INSERT INTO annotation (id, content_id, annotation, user_id)
   SELECT ${ID('0002', 'n')}, ${ID('0001', 'n')}, ${SAID}, '${ME}' FROM generate_series($first, $last) n`,
  `INSERT INTO annotation_version (annotation_id, version, annotation, user_id)
   SELECT ${ID('0002', 'n')}, 1, ${SAID}, '${ME}' FROM generate_series($first, $last) n`,
  `INSERT INTO annotation_source_link (annotation_id, source_id)
   SELECT ${ID('0002', 'n')}, s.id FROM generate_series($first, $last) n, annotation_source s WHERE s.name = 'graphcap'`,
  `INSERT INTO duplicate_cluster (id, size, reasons)
   SELECT ${ID('0003', '(n / 50)')}, 2, '{}' FROM generate_series($first, $last) n WHERE n % 50 = 0`,
  `INSERT INTO duplicate_member (content_id, cluster_id)
   SELECT ${ID('0001', 'n')}, ${ID('0003', '(n / 50)')} FROM generate_series($first, $last) n WHERE n % 50 < 2 AND n >= 50`,
];
const TABLES =
  'content, content_author, content_source, annotation, annotation_version, annotation_source_link, duplicate_member';

/**
 * A process that makes datasets, over a database with so many published pictures that somebody wants to release.
 * @param bytes length of each picture's file
 */
export async function datasetWorld(items, bytes = 2_000) {
  const world = await services();
  const dir = await mkdtemp(join(tmpdir(), 'odr-bench-dataset-'));
  const blobs = picturesIn(join(dir, 'blobs'), bytes);
  await world.query(
    `INSERT INTO user_account (id, email, name, password_hash, role) VALUES ('${ME}', 'bench@example.org', 'Bench', '-', 'contributor')`,
  );
  for (let first = 1; first <= items; first += SEEDED_AT_ONCE) {
    const values = {
      $blobs: `'{${blobs.join(',')}}'`,
      $bytes: bytes,
      $first: first,
      $last: Math.min(items, first + SEEDED_AT_ONCE - 1),
    };
    // What the keys would check is right by construction, and a million rows need not pay for it.
    const rows = SEED.map((sql) => sql.replace(/\$(?:blobs|bytes|first|last)/g, (name) => values[name]));
    await world.query(
      ['SET session_replication_role = replica', ...rows, 'RESET session_replication_role'].join(';\n'),
    );
  }
  await world.query(`VACUUM ANALYZE ${TABLES}`);
  const exports = join(dir, 'exports');
  const { pid, child } = await world.work(PROGRAM, { STORAGE_DIR: join(dir, 'blobs'), EXPORT_DIR: exports });
  const ask = (wish) =>
    new Promise((resolve, reject) => {
      child.once('message', ({ type, message }) => (type === 'done' ? resolve() : reject(new Error(message))));
      child.send(wish);
    });

  return {
    databaseUrl: world.databaseUrl,
    query: world.query,
    pid,
    exports,

    /** Releases the first so many items. @returns the version, with what it took */
    async freeze(count = items) {
      const [datasetId, versionId] = [newId(), newId()];
      const recipe = {
        selection: { query: {} },
        seed: 'bench',
        leavesOut: false,
        splits: { train: 0.8, validation: 0.1, test: 0.1 },
        about: { title: 'Cows', description: '' },
        ...(count < items ? { sample: { count } } : {}),
      };
      await world.query(
        `INSERT INTO dataset (id, name, title, definition, profile, visibility, user_id) VALUES ($1, $2, 'Cows', '{}', 'omi-core', 'public', '${ME}')`,
        [datasetId, `cows-${datasetId}`],
      );
      await world.query(
        `INSERT INTO dataset_version (id, dataset_id, major, minor, patch, state, profile, recipe, created_by)
         VALUES ($1, $2, 1, 0, 0, 'building', 'omi-core', $3, '${ME}')`,
        [versionId, datasetId, JSON.stringify(recipe)],
      );
      const took = await measured(pid, () => ask({ freeze: versionId }));
      const { rows } = await world.query(
        'SELECT item_count AS items, failed_with AS failed FROM dataset_version WHERE id = $1',
        [versionId],
      );
      if (rows[0].items !== count)
        throw new Error(`${rows[0].items} of ${count} items were released: ${rows[0].failed}`);
      return { versionId, manifest: join(exports, `version-${versionId}`, 'manifest.ndjson'), ...took };
    },

    /** Writes a version in a format. @returns the folder of its files, with what it took */
    async export(versionId, format, options = {}) {
      const id = newId();
      await world.query(
        `INSERT INTO dataset_export (id, name, format, filter, user_id, job_id, version_id, options) VALUES ($1, 'cows', $2, '{}', '${ME}', $1, $3, $4)`,
        [id, format, versionId, JSON.stringify(options)],
      );
      const took = await measured(pid, () => ask({ write: id }));
      return { folder: join(exports, id), ...took };
    },

    async stop() {
      await world.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Files as the store keeps them. @returns their hashes */
function picturesIn(folder, bytes) {
  return Array.from({ length: BLOBS }, () => {
    const picture = randomBytes(bytes);
    const sha256 = createHash('sha256').update(picture).digest('hex');
    const path = join(folder, 'published', sha256.slice(0, 2), sha256.slice(2, 4));
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, sha256), picture);
    return sha256;
  });
}

async function measured(pid, work) {
  const idleMb = memoryMb(pid, 'VmRSS');
  writeFileSync(`/proc/${pid}/clear_refs`, '5'); // forget the peak of what was before
  const [startedMs, beforeMs] = [performance.now(), treeCpuMs(pid)];
  await work();
  return {
    ms: performance.now() - startedMs,
    cpuMs: treeCpuMs(pid) - beforeMs,
    idleMb,
    peakMb: memoryMb(pid, 'VmHWM') - idleMb,
  };
}

const memoryMb = (pid, field) =>
  Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1_024;
