import { Inject, Injectable } from '@nestjs/common';
import { scopeOf, type Principal } from '@odr/access';
import { ProcessingState } from '@odr/contracts';
import type { ContentId } from '@odr/kernel';
import { Database, JobQueue, Outbox } from '@odr/platform';
import { CONTENT_CONFIG, type ContentConfig } from '../content.config.js';
import { ContentDuplicate, ContentNotFound, NotYourContent } from '../content.errors.js';
import { ContentLookup } from '../content.lookup.js';
import { mayEdit } from '../content.policy.js';
import { ContentRepository } from '../content.repository.js';
import { ArrivalChecks } from '../processing/arrival-checks.js';
import { TeamQuota } from '../team/team-quota.js';
import { DeletedRepository, type DeletedContent } from './deleted.repository.js';
import { obstacleTo, refuse } from './restore.policy.js';

/** Brings deleted items back to where they were. */
@Injectable()
export class RestoreService {
  constructor(
    @Inject(CONTENT_CONFIG) private readonly config: ContentConfig,
    private readonly db: Database,
    private readonly contents: ContentRepository,
    private readonly deleted: DeletedRepository,
    private readonly lookup: ContentLookup,
    private readonly quota: TeamQuota,
    private readonly arrivals: ArrivalChecks,
    private readonly jobs: JobQueue,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Restores an item; one that is not deleted stays as it is, so that a second press of the button is no error.
   * @throws ContentNotFound, NotYourContent, DeletedByOffice, RestoreExpired, ContentDuplicate, TeamQuotaExceeded
   */
  async restore(id: ContentId, actor: Principal): Promise<void> {
    const sha256 = await this.deleted.sha256Of(id);
    if (sha256 === undefined) throw new ContentNotFound(id);
    await this.db.transaction(async () => {
      // Like an upload of the same bytes: one of the two comes second, and sees the other.
      await this.contents.lockBytes(sha256);
      const content = await this.deleted.lock(id);
      if (!content) return this.requireThere(id, actor);
      await this.assertRestorable(actor, content);
      if (content.teamId) await this.quota.assertRoom(content.teamId, content.sizeBytes);
      await this.deleted.restore(id);
      await this.contents.appendEvent(id, 'restored', {}, actor.userId);
      // What others have learned while it was gone was not compared with it.
      await this.arrivals.run(id);
      await this.outbox.append('content.restored', { contentId: id });
      await this.resume(content, actor);
    });
  }

  private async requireThere(id: ContentId, actor: Principal): Promise<void> {
    if (!mayEdit(actor, await this.lookup.requireVisible(scopeOf(actor), id))) throw new NotYourContent();
  }

  private async assertRestorable(actor: Principal, content: DeletedContent): Promise<void> {
    const graceMs = this.config.restoreGraceMs;
    const obstacle = obstacleTo(actor, content, { now: new Date(), graceMs });
    if (obstacle === 'uploaded_again') {
      const twins = await this.lookup.idsBySha256(scopeOf(actor), [content.sha256]);
      throw new ContentDuplicate(twins.get(content.sha256));
    }
    if (obstacle) refuse(obstacle, content, graceMs);
  }

  /** Work that found the item gone has ended; what is unfinished is asked for anew. */
  private async resume({ id, processingState }: DeletedContent, { userId }: Principal): Promise<void> {
    if (processingState === ProcessingState.Done || processingState === ProcessingState.Failed) return;
    await this.jobs.add('content.process', { contentId: id }, { dedupeKey: `content.process:${id}`, userId });
  }
}
