import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { allOf, CONTENT_FACETS, findableContents, matching, type ContentFacet, type ContentFilter } from '@odr/content';
import { BoundedReads, type Bounds } from '../bounds.js';
import { COUNTED_AT_MOST, FacetReader, NO_FACETS, type Counted, type Facets, type Hits } from './facet.reader.js';

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

  async counts({ facets, total: isTotalWanted, ...question }: CountQuestion): Promise<Counts> {
    const own = facets.filter((name) => Boolean(question.filters[name]));
    const others = facets.filter((name) => !own.includes(name));
    const [all, ...each] = await Promise.all([
      // One statement for both: finding the hits costs more than counting them.
      others.length > 0 || isTotalWanted ? this.under(question, question.filters, others) : NOTHING,
      // A facet whose filter is set counts without it, or it would name the chosen values only.
      ...own.map((name) => this.under(question, { ...question.filters, [name]: undefined }, [name])),
    ]);
    const { total } = all;
    return {
      ...(facets.length > 0
        ? { facets: Object.assign(emptyOf(facets), all.facets, ...each.map(facetsOf)) as Facets }
        : {}),
      ...(isTotalWanted ? { total, ...(total >= COUNTED_AT_MOST ? { totalIsAtLeast: true } : {}) } : {}),
    };
  }

  private async under(
    { scope, hitsUnder, bounds }: Pick<CountQuestion, 'scope' | 'hitsUnder' | 'bounds'>,
    filters: ContentFilter,
    names: readonly ContentFacet[],
  ): Promise<Counted> {
    const where = allOf(findableContents(scope), matching(filters, scope));
    const hits = await hitsUnder(filters);
    return this.reads.within(bounds, () => this.reader.counts(hits, where, names, scope));
  }
}

const NOTHING: Counted = { facets: {}, total: 0 };
const facetsOf = ({ facets }: Counted): Facets => facets;
/** In the order in which they were asked for. */
const emptyOf = (names: readonly ContentFacet[]): Facets =>
  Object.fromEntries(names.map((name) => [name, NO_FACETS[name]]));

export const ALL_FACETS: readonly ContentFacet[] = CONTENT_FACETS;
