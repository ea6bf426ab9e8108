import type { ContentId } from '@odr/kernel';

/** A content that is here and has copies. */
export interface Node {
  readonly id: ContentId;
  /** Of the picture; the largest is the likeliest to be what the others were made of. */
  readonly pixels: number;
}

/** Two contents of which one is a copy of the other, or both of a third. */
export interface Edge {
  readonly a: ContentId;
  readonly b: ContentId;
}

/**
 * Gathers copies around their likeliest original: the one with the most copies, then the largest, then the oldest. Everyone
 * in a cluster is a copy of that one. Joining whatever is linked would chain: a crop of a crop of a collage has little to
 * do with the first. No two that people have kept apart come together, not even by way of a third. The same copies give
 * the same clusters, in whatever order they were found.
 * @param barred pairs that people have ruled about
 */
export function gathered(nodes: readonly Node[], edges: readonly Edge[], barred: readonly Edge[]): ContentId[][] {
  const apart = neighbours(barred);
  const isApart = (a: ContentId, b: ContentId): boolean => apart.get(a)?.has(b) ?? false;
  const copies = neighbours(edges.filter(({ a, b }) => !isApart(a, b)));
  const free = new Map(nodes.map((node) => [node.id, node]));
  const clusters: ContentId[][] = [];
  for (;;) {
    const hub = likeliest([...free.values()], copies, free);
    if (!hub) return clusters;
    const members = [hub.id];
    const near = [...(copies.get(hub.id) ?? [])].filter((id) => free.has(id)).sort();
    for (const id of near) if (members.every((member) => !isApart(member, id))) members.push(id);
    for (const id of members) free.delete(id);
    if (members.length > 1) clusters.push(members.sort());
  }
}

function likeliest(
  nodes: readonly Node[],
  copies: ReadonlyMap<ContentId, ReadonlySet<ContentId>>,
  free: ReadonlyMap<ContentId, Node>,
): Node | undefined {
  const degree = ({ id }: Node): number => [...(copies.get(id) ?? [])].filter((other) => free.has(other)).length;
  let best: (Node & { readonly degree: number }) | undefined;
  for (const node of nodes) {
    const own = degree(node);
    if (own > 0 && (!best || isBefore({ ...node, degree: own }, best))) best = { ...node, degree: own };
  }
  return best;
}

const isBefore = (a: Node & { degree: number }, b: Node & { degree: number }): boolean =>
  a.degree !== b.degree ? a.degree > b.degree : a.pixels !== b.pixels ? a.pixels > b.pixels : a.id < b.id;

function neighbours(edges: readonly Edge[]): Map<ContentId, Set<ContentId>> {
  const of = new Map<ContentId, Set<ContentId>>();
  const add = (from: ContentId, to: ContentId): void => {
    of.set(from, (of.get(from) ?? new Set()).add(to));
  };
  for (const { a, b } of edges) {
    add(a, b);
    add(b, a);
  }
  return of;
}
