import { Service, computed, inject, linkedSignal, resource, signal } from '@angular/core';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { injectUrlState } from '../../shared/util-url-state/url-state.js';
import type { Hit, HitPage } from '../data/hit.js';
import { PAGE, SearchClient, type SearchQuestion } from '../data/search-client.js';
import { isByPicture, withExample, withoutExample } from '../data/search-state.js';
import { injectUrlSearch } from '../data/url-search.js';
import { Examples } from '../feature-examples/examples.js';
import { injectShownBefore } from './search-return.js';

/** The server answers with no more at once. */
const MOST_AT_ONCE = 200;

/** What the address asks for and what was found. Provided by the page. */
@Service({ autoProvided: false })
export class SearchStore {
  private readonly client = inject(SearchClient);
  private readonly examples = inject(Examples);
  private readonly url = injectUrlState();
  private readonly _uploaded = signal<number | undefined>(undefined);

  readonly state = injectUrlSearch();
  /** Whoever comes back finds as many pictures as were there. */
  private readonly returned = { state: this.state(), shown: injectShownBefore(this.state) };
  readonly isBack = this.returned.shown !== undefined;
  /** Nothing is asked for with a picture that is gone: what would come is not what was wanted. */
  readonly question = computed<SearchQuestion | undefined>(() =>
    this.examples.isForgotten() && this.state().like.length === 0
      ? undefined
      : { ...this.state(), file: this.examples.file(), ...this.limit() },
  );
  readonly hits = new PagedList<Hit, SearchQuestion, HitPage>(
    () => this.question(),
    (question, cursor, signal) => this.client.find(question, cursor, signal, (share01) => this._uploaded.set(share01)),
  );
  readonly isByPicture = computed(() => isByPicture(this.state()));
  /** How much of a picture that was brought along is on the server; undefined when none is on its way. */
  readonly uploaded = computed(() =>
    this.examples.file() && (this.hits.isLoading() || this.hits.isStale()) ? (this._uploaded() ?? 0) : undefined,
  );
  /** What scores are measured by. */
  private readonly best = computed(() => Math.max(0, ...this.hits.items().map(({ score }) => score ?? 0)));

  /** Whose place is explained; nobody's once the question is another one. */
  readonly explainedId = linkedSignal<SearchQuestion | undefined, string | undefined>({
    source: this.question,
    computation: () => undefined,
  });
  private readonly hasExplained = computed(() => this.explainedId() !== undefined);
  /** Everything shown is explained at once: going from one to the next then takes no time. */
  private readonly explanations = resource({
    params: () => {
      const question = this.question();
      if (!this.hasExplained() || !question) return undefined;
      return { ...question, explain: true, isPlain: true, limit: Math.min(MOST_AT_ONCE, this.hits.items().length) };
    },
    loader: ({ params, abortSignal }) => this.client.find(params, undefined, abortSignal),
  });
  readonly isExplaining = computed(() => this.explanations.isLoading());
  readonly explained = computed(() => {
    const id = this.explainedId();
    const isIt = ({ content }: Hit): boolean => content.id === id;
    const place = this.hits.items().findIndex(isIt) + 1;
    const explained = this.explanations.hasValue() ? this.explanations.value()?.items.find(isIt) : undefined;
    const hit = explained ?? this.hits.items().find(isIt);
    return hit ? { hit, place } : undefined;
  });

  private limit(): { readonly limit?: number } {
    const { state, shown = 0 } = this.returned;
    return this.state() === state && shown > PAGE ? { limit: Math.min(MOST_AT_ONCE, shown) } : {};
  }

  share01({ score }: Hit): number | undefined {
    return score === undefined || this.best() === 0 ? undefined : Math.max(0, score / this.best());
  }

  /** Each is a step that the back button undoes. */
  addExample(id: string, side: 'like' | 'unlike'): void {
    this.url.patch(withExample(this.state(), id, side), { push: true });
  }

  removeExample(id: string): void {
    this.url.patch(withoutExample(this.state(), id), { push: true });
  }

  /** @param key of a picture that was brought along; it takes the place of the one before */
  bring(key: string): void {
    this.url.patch({ ...(this.isByPicture() ? {} : { q: '', mode: '', engine: '' }), picture: key }, { push: true });
  }
}
