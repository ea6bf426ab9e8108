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
import { parseQueryText } from './query-text.policy.js';
import { SearchReader, type Facets } from './search.reader.js';
import { MIN_TEXT_SIMILARITY, TEXT_WINDOW, VECTOR_WINDOW, type SearchMode } from './search.policy.js';

export interface SearchQuestion {
  readonly q?: string;
  readonly mode: SearchMode;
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
  readonly parts?: FusedHit['parts'];
}

export interface SearchAnswer {
  readonly items: readonly SearchHit[];
  readonly nextCursor: string | null;
  readonly total?: number;
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

const NOTHING_MARKED: ReadonlyMap<string, string> = new Map();

/** Finds contents by words and by meaning, among what the caller may see. */
@Injectable()
export class SearchService {
  constructor(
    private readonly reader: SearchReader,
    private readonly embeddings: EmbeddingLookup,
    private readonly contents: ContentReader,
  ) {}

  /** @throws ModelUnavailable only in the mode `vector`; hybrid answers with text alone and says so */
  async search(scope: TeamScope, question: SearchQuestion): Promise<SearchAnswer> {
    const where = allOf(findableContents(scope), matching(question.filters, scope));
    const query = question.q?.trim() ?? '';
    if (query === '') {
      return { ...(await this.newest(scope, question, where)), ...(await this.facets(question, '', where)) };
    }
    const { hits, ...how } = await this.rank(query, question.mode, where);
    const byWords = how.plan === 'text' || hits.length >= TEXT_WINDOW;
    const facets = byWords
      ? await this.facets(question, query, where)
      : await this.facets(
          question,
          '',
          allOf(where, (bind) => `c.id = ANY(${bind(hits.map(({ id }) => id))}::uuid[])`),
        );
    const { page, nextCursor } = pageOf(hits, question.limit, question.cursor);
    const ids = page.map(({ id }) => id as ContentId);
    const [highlights, pictureTexts] =
      how.plan === 'vector'
        ? [NOTHING_MARKED, NOTHING_MARKED]
        : await Promise.all([this.reader.highlights(query, ids), this.reader.pictureTexts(query, ids)]);
    const shown = await this.contents.findMany(scope, ids);
    const items = page.flatMap(({ id, score, parts }): SearchHit[] => {
      const content = shown.get(id);
      if (!content) return [];
      const marked = { highlight: highlights.get(id), pictureText: pictureTexts.get(id) };
      return [{ content, score, ...marked, ...(question.explain ? { parts } : {}) }];
    });
    const total = question.total
      ? { total: how.plan === 'text' ? await this.reader.countText(query, where) : hits.length }
      : {};
    return { items, nextCursor, ...how, ...total, ...facets };
  }

  /** Counted for the first page only; they do not change from page to page. */
  private async facets(
    { cursor }: SearchQuestion,
    query: string,
    where: ContentCondition,
  ): Promise<{ facets?: Facets }> {
    return cursor === undefined ? { facets: await this.reader.facets(query, where) } : {};
  }

  private async rank(query: string, mode: SearchMode, where: ContentCondition): Promise<Ranking> {
    const byVector = mode === 'text' ? undefined : await this.vectorArm(query, mode, where);
    if (mode === 'vector' && typeof byVector === 'object') {
      const { ids, similarities, exact } = byVector;
      const hits = ids.map((id) => ({ id, score: similarities.get(id) ?? 0, parts: { vector: similarities.get(id) } }));
      return { hits, plan: 'vector', exact };
    }
    const byText = await this.reader.textHits(query, where, TEXT_WINDOW);
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
  private async vectorArm(query: string, mode: SearchMode, where: ContentCondition): Promise<VectorArm | string> {
    const { words, phrases, excluded } = parseQueryText(query);
    if (mode === 'hybrid' && phrases.length + excluded.length > 0)
      return 'Phrases and exclusions are matters of words.';
    const engine = await this.embeddings.engine('annotation');
    try {
      const vector = await this.embeddings.embedText(engine, words || query);
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
