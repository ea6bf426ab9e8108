/** Something that may be recommended: how well it fits, where it lies, and of what kinds it is. */
export interface Candidate {
  readonly id: string;
  /** Larger fits better; 0 to 1. */
  readonly relevance: number;
  /** Of length 1. */
  readonly vector: ArrayLike<number>;
  /** By facet, as `license` → `CC0-1.0`; null where it is not known, which no quota counts. */
  readonly facets: Readonly<Record<string, string | null>>;
}

export interface Picked<C extends Candidate = Candidate> {
  readonly candidate: C;
  /** Similarity to the most similar of those picked before; null for the first. */
  readonly nearest: number | null;
}

export interface Diversity {
  /** 1 = only what fits best, 0 = only what is unlike the others. */
  readonly lambda: number;
  /** Largest part of the list that may share one value of a facet. */
  readonly share: number;
}

/**
 * Maximal marginal relevance (Carbonell and Goldstein, 1998), greedy and exact over the candidates: each step takes the one
 * with the largest `lambda * relevance - (1 - lambda) * similarity` to the most similar of those taken. Ties go by id, so the
 * same candidates give the same list. While there are others, no value of a facet takes more than its share.
 * With `lambda` 0 that is farthest-first traversal, the 2-approximation of k-centre.
 */
export function diversify<C extends Candidate>(
  candidates: readonly C[],
  count: number,
  { lambda, share }: Diversity,
): Picked<C>[] {
  const open = [...candidates].sort((a, b) => b.relevance - a.relevance || (a.id < b.id ? -1 : 1));
  const nearest = open.map(() => -Infinity);
  const isTaken = open.map(() => false);
  const quotas = new Quotas(Math.max(1, Math.ceil(Math.min(count, open.length) * share)));
  const picked: Picked<C>[] = [];
  while (picked.length < Math.min(count, open.length)) {
    const score = (at: number): number =>
      lambda * (open[at]?.relevance ?? 0) - (1 - lambda) * (picked.length === 0 ? 0 : (nearest[at] ?? 0));
    const best = (isAllowed: (candidate: C) => boolean): number =>
      open.reduce(
        (winner, candidate, at) =>
          !isTaken[at] && isAllowed(candidate) && (winner < 0 || score(at) > score(winner)) ? at : winner,
        -1,
      );
    const within = best((candidate) => quotas.allow(candidate));
    // Of a collection under one licence half a page would be nothing: quotas bind while there is a choice.
    const at = within >= 0 ? within : best(() => true);
    const candidate = open[at];
    if (!candidate) break;
    isTaken[at] = true;
    quotas.count(candidate);
    picked.push({ candidate, nearest: picked.length === 0 ? null : (nearest[at] ?? null) });
    open.forEach((other, index) => {
      if (!isTaken[index]) nearest[index] = Math.max(nearest[index] ?? -Infinity, dot(other.vector, candidate.vector));
    });
  }
  return picked;
}

class Quotas {
  private readonly counts = new Map<string, number>();

  constructor(private readonly most: number) {}

  allow({ facets }: Candidate): boolean {
    return Object.entries(facets).every(([facet, value]) => value === null || this.of(facet, value) < this.most);
  }

  count({ facets }: Candidate): void {
    for (const [facet, value] of Object.entries(facets))
      if (value !== null) this.counts.set(`${facet} ${value}`, this.of(facet, value) + 1);
  }

  private of(facet: string, value: string): number {
    return this.counts.get(`${facet} ${value}`) ?? 0;
  }
}

/** Cosine of vectors of length 1; of different lengths as far as both go. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/** The same direction, of length 1. */
export function unit(vector: ArrayLike<number>): Float32Array {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  return Float32Array.from(vector, (x) => x / length);
}
