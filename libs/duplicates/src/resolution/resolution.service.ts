import { Injectable } from '@nestjs/common';
import { scopeOf, type Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { ContentLookup, ContentService, mayEdit, NotYourContent, RestoreService } from '@odr/content';
import { PAIR_REASONS } from '@odr/contracts';
import type { ResolutionChanges } from '@odr/entities';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { ClusterReader, type PairRow } from '../cluster/cluster.reader.js';
import { ClusterRepository } from '../cluster/cluster.repository.js';
import { Gatherer } from '../cluster/gatherer.js';
import { ClusterChanged, ClusterNotFound, NotUndoable, ResolutionNotFound } from '../duplicates.errors.js';
import { Merger } from './merger.js';
import { assertComplete, heirOf, keptPairs, undoableUntil, type Decision } from './resolution.policy.js';
import { ResolutionRepository, type Resolution } from './resolution.repository.js';

/** Makes one picture of several copies, and several of one again. */
@Injectable()
export class ResolutionService {
  constructor(
    private readonly db: Database,
    private readonly clusters: ClusterReader,
    private readonly write: ClusterRepository,
    private readonly gatherer: Gatherer,
    private readonly resolutions: ResolutionRepository,
    private readonly merger: Merger,
    private readonly lookup: ContentLookup,
    private readonly contents: ContentService,
    private readonly deleted: RestoreService,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Keeps some members, removes the others and gives what those knew to the ones that stay; all of it or nothing.
   * @param input.version of the cluster that the decision was made about
   * @throws ClusterNotFound, ClusterChanged, IncompleteDecision, NotYourContent
   */
  resolve(input: {
    readonly id: string;
    readonly version: number;
    readonly decision: Decision;
    readonly actor: Principal;
  }): Promise<Resolution> {
    const { id, version, decision, actor } = input;
    return this.db.transaction(async () => {
      await this.write.lock();
      const cluster = await this.clusters.find(scopeOf(actor), id);
      if (!cluster) throw new ClusterNotFound(id);
      if (cluster.version !== version) throw new ClusterChanged(cluster.version);
      assertComplete(cluster.memberIds, decision);
      // Also what stays: nobody is asked about it again.
      await this.assertMayEdit(cluster.memberIds, actor);
      const pairs = await this.clusters.pairs(cluster.memberIds);
      const merged = await this.mergeAll(decision, pairs, actor);
      for (const contentId of decision.remove) await this.contents.delete({ id: contentId, actor });
      const resolution = await this.resolutions.insert(id, actor.userId, { ...decision, merged });
      await this.resolutions.rule(resolution.id, actor.userId, keptPairs(decision));
      await this.gatherer.gather(cluster.memberIds[0] as ContentId);
      await this.audit.record('duplicate.resolved', actor.userId, {
        subject: { type: 'resolution', id: resolution.id },
        details: {
          clusterId: id,
          kept: decision.keep.length,
          removed: decision.remove.length,
          toldApart: decision.notDuplicates.length,
        },
      });
      return resolution;
    });
  }

  /**
   * Brings back what was removed and takes back what was merged, where nobody has changed it since.
   * @throws ResolutionNotFound, NotUndoable, ContentDuplicate, RestoreExpired, NotYourContent
   */
  undo(id: string, actor: Principal): Promise<void> {
    return this.db.transaction(async () => {
      await this.write.lock();
      const resolution = await this.resolutions.lock(id);
      const isOwn = resolution?.userId === actor.userId || scopeOf(actor).seesAll;
      if (!resolution || !isOwn) throw new ResolutionNotFound(id);
      if (resolution.undoneAt) throw new NotUndoable('undone');
      if (undoableUntil(resolution.resolvedAt) < new Date()) throw new NotUndoable('too_late');
      const { remove, keep, merged } = resolution.changes;
      for (const contentId of remove) await this.deleted.restore(contentId, actor);
      for (const one of merged) await this.merger.unmerge(one, actor);
      await this.resolutions.takeBackRulings(id);
      await this.resolutions.markUndone(id);
      for (const contentId of [...keep, ...remove]) await this.gatherer.gather(contentId, resolution.clusterId);
      await this.audit.record('duplicate.resolution_undone', actor.userId, {
        subject: { type: 'resolution', id },
        details: { restored: remove.length },
      });
    });
  }

  private async assertMayEdit(ids: readonly ContentId[], actor: Principal): Promise<void> {
    const members = await this.lookup.findManyVisible(scopeOf(actor), ids);
    if (!members.every((member) => mayEdit(actor, member))) throw new NotYourContent();
  }

  private async mergeAll(
    { keep, remove }: Decision,
    pairs: readonly PairRow[],
    actor: Principal,
  ): Promise<ResolutionChanges['merged']> {
    const merged: ResolutionChanges['merged'][number][] = [];
    for (const keeper of keep) {
      const from = remove.filter((id) => heirOf(id, keep, pairs, PAIR_REASONS) === keeper);
      if (from.length > 0) merged.push(await this.merger.merge(keeper, from, pairs, actor));
    }
    return merged;
  }
}
