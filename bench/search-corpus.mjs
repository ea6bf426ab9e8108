import { DataSource } from 'typeorm';
import { EmbeddedPostgres } from '../dist/libs/platform/src/embedded/index.js';
import { services } from './services.mjs';
import { ContentReader } from '../dist/libs/content/src/index.js';
import { Database } from '../dist/libs/platform/src/index.js';
import { toDocument } from '../dist/libs/search/src/index/document-text.policy.js';
import { TermCountRepository } from '../dist/libs/search/src/index/term-count.repository.js';
import { BoundedReads } from '../dist/libs/search/src/bounds.js';
import { CountingService } from '../dist/libs/search/src/facet/counting.service.js';
import { FacetReader } from '../dist/libs/search/src/facet/facet.reader.js';
import { RankingService } from '../dist/libs/search/src/hybrid/ranking.service.js';
import { VectorArms } from '../dist/libs/search/src/hybrid/vector-arms.service.js';
import { SearchReader } from '../dist/libs/search/src/search.reader.js';
import { SearchService } from '../dist/libs/search/src/search.service.js';
import { CorrectionService } from '../dist/libs/search/src/text/correction.service.js';
import { HighlightReader } from '../dist/libs/search/src/text/highlight.reader.js';
import { TermReader } from '../dist/libs/search/src/text/term.reader.js';
import { TextQueryService } from '../dist/libs/search/src/text/text-query.service.js';
import { TextReader } from '../dist/libs/search/src/text/text.reader.js';
import { WordReader } from '../dist/libs/search/src/text/word.reader.js';

const BATCH = 2_000;

/** Everyone's scope; a published picture and one that is there are the same here. */
export const ANYONE = { userId: null, teamIds: [], seesAll: false };
export const PUBLISHED = () => `c.deleted_at IS NULL AND c.status = 'available'`;

/** How texts were ranked before BM25F: any word, none more telling than another. */
export const PLAIN = `
  SELECT d.content_id AS "contentId", ts_rank(d.words, q.wanted)::float8 AS score
    FROM (SELECT replace(plainto_tsquery('english', $1)::text, ' & ', ' | ')::tsquery AS wanted) q,
         search_document d JOIN content c ON c.id = d.content_id
   WHERE d.words @@ q.wanted AND c.deleted_at IS NULL AND c.status = 'available'
   ORDER BY score DESC, d.content_id LIMIT $2`;

/**
 * A database with a document for each list of captions, its index built after them, and what searches it.
 * @param dir where to keep the database for another run; without it, it is thrown away
 */
export async function corpus(captions, count, dir) {
  const kept = dir === undefined ? undefined : await EmbeddedPostgres.start({ dir });
  const world = await services(kept);
  const source = await new DataSource({ type: 'postgres', url: world.databaseUrl, poolSize: 4 }).initialize();
  const db = new Database(source);
  const { rows: there } = await world.query('SELECT count(*)::int AS documents FROM search_document');
  const written = there[0].documents === count ? ALREADY : await write(world, db, captions, count);

  const terms = new TermReader(db);
  const queries = new TextQueryService(terms, new CorrectionService(new WordReader(db), terms));
  const texts = new TextReader(db);
  const reads = new BoundedReads(db);
  const noModel = { textEngines: () => Promise.resolve([]) };
  const search = new SearchService(
    new SearchReader(db),
    queries,
    new RankingService(texts, new VectorArms(noModel), reads),
    texts,
    new HighlightReader(db),
    new CountingService(new FacetReader(db), reads),
    new ContentReader(db),
    reads,
  );
  return {
    ...written,
    db,
    queries,
    texts,
    search,
    query: world.query,
    async stop() {
      await source.destroy();
      await world.stop();
      await kept?.stop();
    },
  };
}

/** What a kept database was written in is not known any more, nor in which order. */
const ALREADY = { ids: [], loadedMs: 0, indexedMs: 0, countedMs: 0 };

async function write(world, db, captions, count) {
  await world.query(
    `INSERT INTO user_account (id, email, name, password_hash, role) VALUES (gen_random_uuid(), 'bench@example.org', 'Bench', '-', 'contributor')`,
  );
  await world.query('DROP INDEX search_document_words_idx');
  const ids = [];
  const loadedMs = await timed(async () => {
    for (let from = 0; from < count; from += BATCH)
      ids.push(...(await load(world, captions, from, Math.min(BATCH, count - from))));
  });
  const indexedMs = await timed(() =>
    world.query('CREATE INDEX search_document_words_idx ON search_document USING gin (words)'),
  );
  await world.query('VACUUM ANALYZE content, search_document');
  const countedMs = await timed(() => new TermCountRepository(db).recount());
  await world.query('VACUUM ANALYZE search_term, search_word');
  return { ids, loadedMs, indexedMs, countedMs };
}

/** One statement a batch: what a worker does picture by picture, without the way through the queue. */
async function load(world, captions, from, count) {
  const documents = Array.from({ length: count }, (_none, at) =>
    toDocument({
      name: '',
      altText: null,
      authors: [],
      pictureText: null,
      annotations: captions(from + at).map((caption) => ({ caption })),
    }),
  );
  const { rows } = await world.query(
    `WITH made AS (
       INSERT INTO content (id, type, name, status, processing_state, sha256, format, size, license, license_verdict, width, height, user_id)
       SELECT gen_random_uuid(), 'image', 'p', 'available', 'done', 'scene' || n, 'jpeg', 1,
              CASE WHEN n % 10 = 0 THEN 'MIT' ELSE 'CC0-1.0' END, 'open', 640, 480, u.id
         FROM generate_series($1::int, $1::int + $2::int - 1) n, (SELECT id FROM user_account LIMIT 1) u RETURNING id),
     numbered AS (SELECT id, row_number() OVER () AS at FROM made),
     said AS (SELECT b.at, b.body, setweight(to_tsvector('english', b.words), 'B') AS words
                FROM unnest($3::text[], $4::text[]) WITH ORDINALITY b(body, words, at))
     INSERT INTO search_document (content_id, body, words, length)
     SELECT n.id, s.body, s.words, search_length(s.words) FROM numbered n JOIN said s USING (at) ORDER BY n.at RETURNING content_id AS id`,
    [from, count, documents.map(({ body }) => body), documents.map(({ parts }) => parts[0]?.words ?? '')],
  );
  return rows.map(({ id }) => id);
}

async function timed(work) {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}
