import { Injectable } from '@nestjs/common';
import type { Principal } from '@odr/access';
import { AnnotationMover, type MovedAnnotation } from '@odr/annotation';
import { ContentService, ContentSetPlaces, type ContentDescription } from '@odr/content';
import type { ResolutionChanges } from '@odr/entities';
import type { AnnotationId, ContentId } from '@odr/kernel';
import { ClusterReader, type MemberRow, type PairRow } from '../cluster/cluster.reader.js';
import { joined, reasonBetween, sharesFrame } from './resolution.policy.js';

type Merged = ResolutionChanges['merged'][number];

/** Gives one content what others know of the same picture, and takes it back. */
@Injectable()
export class Merger {
  constructor(
    private readonly clusters: ClusterReader,
    private readonly annotations: AnnotationMover,
    private readonly contents: ContentService,
    private readonly sets: ContentSetPlaces,
  ) {}

  /** @throws NotYourContent */
  async merge(
    keeper: ContentId,
    from: readonly ContentId[],
    pairs: readonly PairRow[],
    actor: Principal,
  ): Promise<Merged> {
    const members = new Map((await this.clusters.members([keeper, ...from])).map((member) => [member.id, member]));
    const others = from.flatMap((id) => members.get(id) ?? []);
    const annotations: MovedAnnotation[] = [];
    // One after the other: what the first brings, the second need not bring again.
    for (const id of from)
      annotations.push(
        ...(await this.annotations.move(id, keeper, { withSpatial: sharesFrame(reasonBetween(id, keeper, pairs)) })),
      );
    const own = members.get(keeper);
    const description = own ? descriptionOf(own, others) : { sources: null, authors: null, altText: null };
    await this.describe(keeper, description, actor);
    return { keeper, from, annotations, ...description, sets: await this.sets.inherit(keeper, from) };
  }

  /** Takes back what is still as it was left. */
  async unmerge({ keeper, annotations, sources, authors, altText, sets }: Merged, actor: Principal): Promise<void> {
    await this.sets.giveBack(keeper, sets);
    await this.annotations.moveBack(
      annotations.map(({ id, from }) => ({ id: id as AnnotationId, from })),
      keeper,
    );
    const [now] = await this.clusters.members([keeper]);
    if (!now) return;
    const changes: ContentDescription = {
      ...(sources && isSame(now.sources, sources.after) && { sources: sources.before as MemberRow['sources'] }),
      ...(authors && isSame(now.authors, authors.after) && { authors: authors.before as MemberRow['authors'] }),
      ...(altText !== null && now.altText === altText && { altText: null }),
    };
    if (Object.keys(changes).length > 0) await this.contents.update({ id: keeper, changes, actor });
  }

  private async describe(
    id: ContentId,
    { sources, authors, altText }: Pick<Merged, 'sources' | 'authors' | 'altText'>,
    actor: Principal,
  ): Promise<void> {
    const changes: ContentDescription = {
      ...(sources && { sources: sources.after as MemberRow['sources'] }),
      ...(authors && { authors: authors.after as MemberRow['authors'] }),
      ...(altText !== null && { altText }),
    };
    if (Object.keys(changes).length > 0) await this.contents.update({ id, changes, actor });
  }
}

/** What the keeper's description becomes; null for what stays. */
export function descriptionOf(
  keeper: MemberRow,
  others: readonly MemberRow[],
): Pick<Merged, 'sources' | 'authors' | 'altText'> {
  const change = <T>(before: readonly T[], after: T[] | undefined): { before: readonly T[]; after: T[] } | null =>
    after ? { before, after } : null;
  return {
    sources: change(
      keeper.sources,
      joined(
        keeper.sources,
        others.flatMap((one) => one.sources),
        ({ value }) => value,
      ),
    ),
    authors: change(
      keeper.authors,
      joined(
        keeper.authors,
        others.flatMap((one) => one.authors),
        ({ name }) => name,
      ),
    ),
    altText: keeper.altText ? null : (others.find((one) => one.altText)?.altText ?? null),
  };
}

/** Whether two lists say the same, whatever the order of their keys. */
const isSame = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
