import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { allOf, CONTENT_FACETS, findableContents, matching, type ContentFacet, type ContentFilter } from '@odr/content';
import { BoundedReads, type Bounds } from '../bounds.js';
import { COUNTED_AT_MOST, FacetReader, NO_FACETS, type Facets, type Hits } from './facet.reader.js';

/** What was found, as far as counting goes. */
export interface CountQuestion {
  readonly scope: TeamScope;
  readonly filters: ContentFilter;
  /** What is counted under the filters, or under others. */
  readonly hitsUnder: (filters: ContentFilter) => Promise<Hits>;
  readonly facets: readonly ContentFacet[];
  readonly total: boolean;
  readonly bounds: Bounds;
}

export interface Counts {
  readonly facets?: Facets;
  readonly total?: number;
  readonly totalIsAtLeast?: boolean;
}

/** Says how many there are, and of which kinds. */
@Injectable()
export class CountingService {
  constructor(
    private readonly reader: FacetReader,
    private readonly reads: BoundedReads,
  ) {}

  async counts(question: CountQuestion): Promise<Counts> {
    const [facets, total] = await Promise.all([
      question.facets.length > 0 ? this.facets(question) : undefined,
      question.total ? this.total(question) : undefined,
    ]);
    return {
      ...(facets ? { facets } : {}),
      ...(total === undefined ? {} : { total, ...(total >= COUNTED_AT_MOST ? { totalIsAtLeast: true } : {}) }),
    };
  }

  /** A facet whose filter is set counts without it, or it would name the chosen values only. */
  private async facets({ facets, filters, ...question }: CountQuestion): Promise<Facets> {
    const own = facets.filter((name) => Boolean(filters[name]));
    const others = facets.filter((name) => !own.includes(name));
    const counted = await Promise.all([
      this.under(question, filters, others),
      ...own.map((name) => this.under(question, { ...filters, [name]: undefined }, [name])),
    ]);
    const empty = Object.fromEntries(facets.map((name) => [name, NO_FACETS[name]]));
    return Object.assign(empty, ...counted) as Facets;
  }

  private async under(
    { scope, hitsUnder, bounds }: Pick<CountQuestion, 'scope' | 'hitsUnder' | 'bounds'>,
    filters: ContentFilter,
    names: readonly ContentFacet[],
  ): Promise<Facets> {
    const where = allOf(findableContents(scope), matching(filters, scope));
    const hits = await hitsUnder(filters);
    return this.reads.within(bounds, () => this.reader.counts(hits, where, names, scope));
  }

  private async total({ scope, filters, hitsUnder, bounds }: CountQuestion): Promise<number> {
    const where = allOf(findableContents(scope), matching(filters, scope));
    const hits = await hitsUnder(filters);
    return this.reads.within(bounds, () => this.reader.count(hits, where));
  }
}

export const ALL_FACETS: readonly ContentFacet[] = CONTENT_FACETS;
