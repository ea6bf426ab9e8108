import { Injectable } from '@nestjs/common';
import { PAIR_REASONS, type PairReason } from '@odr/contracts';
import type { ContentId } from '@odr/kernel';
import { Database, Outbox } from '@odr/platform';
import { ClusterRepository, type CopyEdge, type ExistingCluster } from './cluster.repository.js';
import { gathered } from './gathering.policy.js';

/** Keeps clusters as pairs, rulings and what is deleted say they are. Repeating it changes nothing. */
@Injectable()
export class Gatherer {
  constructor(
    private readonly db: Database,
    private readonly clusters: ClusterRepository,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Makes the clusters of everything that hangs together with the content; in the caller's transaction if there is one.
   * @param formerId of a cluster that has ended: what the content is in now is that one again, for whoever has it open
   */
  gather(contentId: ContentId, formerId?: string): Promise<void> {
    return this.db.transaction(async () => {
      await this.clusters.lock();
      const ids = await this.clusters.reach(contentId);
      const [nodes, edges, barred, existing] = [
        await this.clusters.nodes(ids),
        await this.clusters.copies(ids),
        await this.clusters.rulings(ids),
        await this.clusters.existing(ids),
      ];
      const wanted = gathered(nodes, edges, barred).map((members) => ({
        members,
        reasons: reasonsAmong(members, edges),
      }));
      const revived = formerId && !(await this.clusters.has(formerId)) ? { id: formerId, contentId } : undefined;
      await this.replace(existing, wanted, revived);
    });
  }

  private async replace(
    existing: readonly ExistingCluster[],
    wanted: readonly Wanted[],
    revived?: Revived,
  ): Promise<void> {
    const goesOn = matched(existing, wanted);
    const changed = wanted.filter((cluster) => !isSame(goesOn.get(cluster), cluster));
    const ended = existing.filter((cluster) => ![...goesOn.values()].includes(cluster));
    await this.clusters.end(ended.map(({ id }) => id));
    // Everyone leaves before anyone enters: a content that changes clusters would be in two.
    await this.clusters.release(
      changed.flatMap((cluster) => [...cluster.members, ...(goesOn.get(cluster)?.members ?? [])]),
    );
    for (const cluster of changed) {
      const former = revived && cluster.members.includes(revived.contentId) ? revived.id : undefined;
      await this.clusters.save(goesOn.get(cluster)?.id ?? former, cluster.members, cluster.reasons);
    }
    const told = changed.flatMap(({ members: [contentId] }) => (contentId === undefined ? [] : [{ contentId }]));
    await this.outbox.appendAll('duplicates.gathered', told);
  }
}

interface Revived {
  readonly id: string;
  readonly contentId: ContentId;
}

interface Wanted {
  readonly members: readonly ContentId[];
  readonly reasons: readonly PairReason[];
}

function reasonsAmong(members: readonly ContentId[], edges: readonly CopyEdge[]): PairReason[] {
  const inside = new Set(members);
  const found = new Set(edges.filter(({ a, b }) => inside.has(a) && inside.has(b)).map(({ reason }) => reason));
  return PAIR_REASONS.filter((reason) => found.has(reason));
}

/** A cluster that has lost or won members is still that cluster: people may have it open. */
function matched(existing: readonly ExistingCluster[], wanted: readonly Wanted[]): Map<Wanted, ExistingCluster> {
  const overlap = (a: ExistingCluster, b: Wanted): number => a.members.filter((id) => b.members.includes(id)).length;
  const candidates = existing
    .flatMap((before) => wanted.map((after) => ({ before, after, shared: overlap(before, after) })))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared);
  const goesOn = new Map<Wanted, ExistingCluster>();
  for (const { before, after } of candidates)
    if (!goesOn.has(after) && ![...goesOn.values()].includes(before)) goesOn.set(after, before);
  return goesOn;
}

const isSame = (before: ExistingCluster | undefined, after: Wanted): boolean =>
  before !== undefined &&
  String(before.members) === String(after.members) &&
  String(before.reasons) === String(after.reasons);
