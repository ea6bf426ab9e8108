import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import {
  allOf,
  ContentReader,
  matching,
  findableContents,
  type ContentCondition,
  type ContentFilter,
  type ContentResponse,
} from '@odr/content';
import { EmbeddingLookup } from '@odr/embedding';
import { decodeCursor, encodeCursor, MalformedCursor, type ContentId } from '@odr/kernel';
import { ModelBusy, ModelUnavailable } from '@odr/platform';
import { fuse, TEXT_WEIGHT, VECTOR_WEIGHT, type FusedHit } from './fusion.policy.js';
import { COUNTED_AT_MOST, SearchReader, type Facets } from './search.reader.js';
import { MIN_TEXT_SIMILARITY, TEXT_WINDOW, VECTOR_WINDOW, type SearchMode } from './search.policy.js';
import { HighlightReader } from './text/highlight.reader.js';
import type { Correction, TextQuery } from './text/query-term.js';
import { TextQueryService } from './text/text-query.service.js';
import { TextReader, type TermPart } from './text/text.reader.js';
import { wordsOf } from './text/words.policy.js';

export interface SearchQuestion {
  readonly q?: string;
  readonly mode: SearchMode;
  /** Of the query, BCP 47; guessed when it is not told. */
  readonly language?: string;
  readonly filters: ContentFilter;
  readonly limit: number;
  readonly cursor?: string;
  readonly total?: boolean;
  readonly explain?: boolean;
}

export interface SearchHit {
  readonly content: ContentResponse;
  readonly score: number;
  readonly highlight?: string;
  readonly pictureText?: string;
  readonly parts?: FusedHit['parts'] & { readonly terms?: readonly TermPart[] };
}

export interface SearchAnswer {
  readonly items: readonly SearchHit[];
  readonly nextCursor: string | null;
  readonly total?: number;
  /** Whether there are more than `total`; absent when there are not. */
  readonly totalIsAtLeast?: boolean;
  /** Words that nothing has, and what was looked for beside them. */
  readonly corrections?: readonly Correction[];
  /** Which arms took part. */
  readonly plan: 'newest' | 'text' | 'vector' | 'text+vector';
  /** Whether every vector was compared; absent when vectors took no part. */
  readonly exact?: boolean;
  /** Why an arm that was asked for took no part. */
  readonly missing?: string;
  readonly facets?: Facets;
}

interface VectorArm {
  readonly ids: readonly ContentId[];
  readonly similarities: ReadonlyMap<string, number>;
  readonly exact: boolean;
}

interface Ranking extends Pick<SearchAnswer, 'plan' | 'exact' | 'missing'> {
  readonly hits: readonly FusedHit[];
}

/** Finds contents by words and by meaning, among what the caller may see. */
@Injectable()
export class SearchService {
  constructor(
    private readonly reader: SearchReader,
    private readonly queries: TextQueryService,
    private readonly texts: TextReader,
    private readonly highlights: HighlightReader,
    private readonly embeddings: EmbeddingLookup,
    private readonly contents: ContentReader,
  ) {}

  /** @throws ModelUnavailable only in the mode `vector`; hybrid answers with text alone and says so */
  async search(scope: TeamScope, question: SearchQuestion): Promise<SearchAnswer> {
    const where = allOf(findableContents(scope), matching(question.filters, scope));
    const text = question.q?.trim() ?? '';
    if (text === '') {
      const [page, facets] = await Promise.all([
        this.newest(scope, question, where),
        this.facets(question, undefined, where),
      ]);
      return { ...page, ...facets };
    }
    const query = await this.queries.understand(text, findableContents(scope), question.language);
    const { hits, ...how } = await this.rank(text, query, question.mode, where);
    const { page, nextCursor } = pageOf(hits, question.limit, question.cursor);
    const [items, counts] = await Promise.all([
      this.shown(scope, page, how.plan === 'vector' ? undefined : query, question.explain === true),
      this.counts(question, query, { hits, ...how }, where),
    ]);
    const corrections = how.plan !== 'vector' && query.corrections.length > 0 ? { corrections: query.corrections } : {};
    return { items, nextCursor, ...how, ...corrections, ...counts };
  }

  /** @param query the words to mark; undefined where words took no part */
  private async shown(
    scope: TeamScope,
    page: readonly FusedHit[],
    query: TextQuery | undefined,
    isExplained: boolean,
  ): Promise<SearchHit[]> {
    const ids = page.map(({ id }) => id as ContentId);
    const [contents, highlights, pictureTexts, terms] = await Promise.all([
      this.contents.findMany(scope, ids),
      query && this.highlights.ofDocuments(query, ids),
      query && this.highlights.ofPictures(query, ids),
      query && isExplained ? this.texts.explain(query, ids) : undefined,
    ]);
    return page.flatMap(({ id, score, parts }): SearchHit[] => {
      const content = contents.get(id);
      if (!content) return [];
      const marked = { highlight: highlights?.get(id), pictureText: pictureTexts?.get(id) };
      return [{ content, score, ...marked, ...(isExplained ? { parts: { ...parts, terms: terms?.get(id) } } : {}) }];
    });
  }

  /** What lies beyond the window of fused hits has words in common with the query alone, so those are counted by words. */
  private async counts(
    question: SearchQuestion,
    query: TextQuery,
    { hits, plan }: Ranking,
    where: ContentCondition,
  ): Promise<Pick<SearchAnswer, 'facets' | 'total' | 'totalIsAtLeast'>> {
    const isByWords = plan === 'text' || hits.length >= TEXT_WINDOW;
    const amongHits: ContentCondition = (bind) => `c.id = ANY(${bind(hits.map(({ id }) => id))}::uuid[])`;
    const counts = await (isByWords
      ? this.facets(question, query, where)
      : this.facets(question, undefined, allOf(where, amongHits)));
    if (!question.total) return counts;
    const counted = isByWords ? await this.totalOf(counts.facets, query, where) : hits.length;
    return { ...counts, total: counted, ...(counted >= COUNTED_AT_MOST ? { totalIsAtLeast: true } : {}) };
  }

  /** Every hit has a status, so facets have counted it already. */
  private totalOf(facets: Facets | undefined, query: TextQuery, where: ContentCondition): Promise<number> | number {
    return facets ? facets.status.reduce((sum, { count }) => sum + count, 0) : this.reader.countText(query, where);
  }

  /** Counted for the first page only; they do not change from page to page. */
  private async facets(
    { cursor }: SearchQuestion,
    query: TextQuery | undefined,
    where: ContentCondition,
  ): Promise<{ facets?: Facets }> {
    return cursor === undefined ? { facets: await this.reader.facets(query, where) } : {};
  }

  private async rank(text: string, query: TextQuery, mode: SearchMode, where: ContentCondition): Promise<Ranking> {
    const [byVector, byText] = await Promise.all([
      mode === 'text' ? undefined : this.vectorArm(text, query, mode, where),
      mode === 'vector' ? [] : this.texts.hits(query, where, TEXT_WINDOW),
    ]);
    if (mode === 'vector' && typeof byVector === 'object') {
      const { ids, similarities, exact } = byVector;
      const hits = ids.map((id) => ({ id, score: similarities.get(id) ?? 0, parts: { vector: similarities.get(id) } }));
      return { hits, plan: 'vector', exact };
    }
    if (typeof byVector !== 'object') {
      const hits = byText.map(({ contentId, score }) => ({ id: contentId, score, parts: { text: score } }));
      return { hits, plan: 'text', ...(byVector === undefined ? {} : { missing: byVector }) };
    }
    const hits = fuse([
      { name: 'text', weight: TEXT_WEIGHT, ids: byText.map(({ contentId }) => contentId) },
      { name: 'vector', weight: VECTOR_WEIGHT, ids: byVector.ids },
    ]);
    return { hits, plan: 'text+vector', exact: byVector.exact };
  }

  /** @returns why it takes no part, when that is no error */
  private async vectorArm(
    text: string,
    { phrases, excluded }: TextQuery,
    mode: SearchMode,
    where: ContentCondition,
  ): Promise<VectorArm | string> {
    if (mode === 'hybrid' && phrases.length + excluded.length > 0)
      return 'Phrases and exclusions are matters of words.';
    const engine = await this.embeddings.engine('annotation');
    try {
      const vector = await this.embeddings.embedText(engine, wordsOf(text).join(' ') || text);
      const { items, plan } = await this.embeddings.nearestContents({ engine, vector, limit: VECTOR_WINDOW, where });
      const near = items.filter(({ similarity }) => similarity >= MIN_TEXT_SIMILARITY);
      const similarities = new Map<string, number>(near.map(({ contentId, similarity }) => [contentId, similarity]));
      return { ids: near.map(({ contentId }) => contentId), similarities, exact: plan === 'exact' };
    } catch (error) {
      // The model is still being fetched, or has too much to do: words alone are a better answer than none.
      if (mode === 'hybrid' && (error instanceof ModelUnavailable || error instanceof ModelBusy)) return error.message;
      throw error;
    }
  }

  private async newest(
    scope: TeamScope,
    { limit, cursor, total }: SearchQuestion,
    where: ContentCondition,
  ): Promise<SearchAnswer> {
    const rows = await this.reader.newest(where, cursor === undefined ? undefined : timePosition(cursor), limit + 1);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const shown = await this.contents.findMany(
      scope,
      page.map(({ contentId }) => contentId),
    );
    const items = page.flatMap(({ contentId }) => {
      const content = shown.get(contentId);
      return content ? [{ content, score: 0 }] : [];
    });
    const nextCursor = rows.length > limit && last ? encodeCursor([last.createdAt, last.contentId]) : null;
    return { items, nextCursor, plan: 'newest', ...(total ? { total: await this.reader.countAll(where) } : {}) };
  }
}

/** The hits after a position; a position is a score and an id, so that hits which arrive meanwhile move nothing. */
function pageOf(
  hits: readonly FusedHit[],
  limit: number,
  cursor?: string,
): { page: FusedHit[]; nextCursor: string | null } {
  const after = cursor === undefined ? undefined : scorePosition(cursor);
  const rest = after
    ? hits.filter(({ score, id }) => score < after.score || (score === after.score && id > after.id))
    : hits;
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return { page, nextCursor: rest.length > limit && last ? encodeCursor([last.score, last.id]) : null };
}

function scorePosition(cursor: string): { score: number; id: string } {
  const [score, id] = decodeCursor(cursor, 2);
  if (typeof score !== 'number' || typeof id !== 'string') throw new MalformedCursor();
  return { score, id };
}

function timePosition(cursor: string): { createdAt: string; id: string } {
  const [createdAt, id] = decodeCursor(cursor, 2);
  const isUuid = typeof id === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  if (typeof createdAt !== 'string' || Number.isNaN(Date.parse(createdAt)) || !isUuid) throw new MalformedCursor();
  return { createdAt, id };
}
