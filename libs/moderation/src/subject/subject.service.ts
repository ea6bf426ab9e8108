import type { Principal } from '@odr/access';
import { AnnotationService } from '@odr/annotation';
import { ContentNotProcessed, ContentService, LicenseNotOpen } from '@odr/content';
import { assertNever, type AnnotationId, type ContentId } from '@odr/kernel';
import { ContentStatus, DecisionAction, SubjectType } from '@odr/contracts';
import { Injectable } from '@nestjs/common';
import { LABELLING, STATUS_OF } from '../case/case.policy.js';
import { NotApplicable } from '../moderation.errors.js';
import type { Subject } from './subject.js';
import { SubjectLookup } from './subject.lookup.js';

/** Statuses of a content around a decision; null where the subject has none. */
export interface StatusStep {
  readonly from: ContentStatus | null;
  readonly to: ContentStatus | null;
}

export interface Verdict {
  readonly action: DecisionAction;
  readonly labels: readonly string[];
  readonly policy: string | undefined;
  readonly actor: Principal;
}

/** Where nothing goes from quarantine without a person who has looked. */
const PUBLISHED: ReadonlySet<ContentStatus> = new Set([ContentStatus.Available, ContentStatus.Delisted]);

/** What a decision does to the things it is about, by the commands of the modules that own them, in the caller's transaction. */
@Injectable()
export class SubjectService {
  constructor(
    private readonly contents: ContentService,
    private readonly annotations: AnnotationService,
    private readonly lookup: SubjectLookup,
  ) {}

  /**
   * Carries the verdict out on every subject. Contents are locked in the order of their ids, so that two decisions over
   * the same contents wait for each other.
   * @returns the step of each content by its id
   * @throws IllegalTransition, LicenseNotOpen, ContentNotFound, AnnotationNotFound, NotApplicable
   */
  async apply(subjects: readonly Subject[], verdict: Verdict): Promise<ReadonlyMap<string, StatusStep>> {
    const steps = new Map<string, StatusStep>();
    const statuses = await this.lookup.lockStatuses(
      subjects.filter(({ type }) => type === SubjectType.Content).map(({ id }) => id),
    );
    for (const subject of subjects) {
      switch (subject.type) {
        case SubjectType.Content:
          steps.set(
            subject.id,
            await this.applyToContent(subject.id as ContentId, statuses.get(subject.id) ?? null, verdict),
          );
          break;
        case SubjectType.Annotation:
          await this.applyToAnnotation(subject.id as AnnotationId, verdict);
          break;
        case SubjectType.Suspension:
          if (verdict.labels.length > 0) throw new NotApplicable(verdict.action, 'Only contents carry labels.');
          break;
        default:
          assertNever(subject.type);
      }
    }
    return steps;
  }

  /**
   * Gives a content the status it had before a decision. From quarantine it goes back to `pending` only: its case is open
   * again, and publishing is that case's business.
   * @returns the new status, or undefined if somebody has changed it since the decision
   */
  async restore(subject: Subject, { from, to }: StatusStep, actor?: Principal): Promise<ContentStatus | undefined> {
    const status = (await this.lookup.lockStatuses([subject.id])).get(subject.id);
    if (from === null || status === undefined || status !== to) return undefined;
    const target =
      status === ContentStatus.Quarantined && from === ContentStatus.Available ? ContentStatus.Pending : from;
    const change = { id: subject.id as ContentId, to: target, reason: 'decision_reversed' };
    await this.contents.changeStatus(actor === undefined ? change : { ...change, actor });
    return target;
  }

  /**
   * Publishes a content that waits, unless something stands against that which no moderator can decide.
   * @returns whether it is public now
   */
  async publishIfOpen({ id }: Subject, actor: Principal): Promise<boolean> {
    try {
      const to = ContentStatus.Available;
      await this.contents.changeStatus({ id: id as ContentId, to, reason: 'appeal_overturned', actor });
      return true;
    } catch (error) {
      // Only the content module knows; it refuses before it has changed anything, so the transaction can go on.
      if (error instanceof LicenseNotOpen || error instanceof ContentNotProcessed) return false;
      throw error;
    }
  }

  /** Keeps a content as it is until the caller's transaction ends. */
  async hold({ id }: Subject): Promise<void> {
    await this.lookup.lockStatuses([id]);
  }

  /** Takes labels back that moderators gave; what a scanner has found too stays. */
  async unlabel({ id }: Subject, labels: readonly string[]): Promise<void> {
    for (const flag of labels) await this.contents.lowerFlag({ id: id as ContentId, flag, scanner: LABELLING });
  }

  /** Brings back an annotation that a decision has removed. */
  async restoreAnnotation({ id }: Subject, actor: Principal): Promise<void> {
    await this.annotations.restore(id as AnnotationId, actor);
  }

  private async applyToContent(
    id: ContentId,
    from: ContentStatus | null,
    { action, labels, policy, actor }: Verdict,
  ): Promise<StatusStep> {
    for (const flag of labels) await this.contents.raiseFlag({ id, flag, scanner: LABELLING });
    const to = STATUS_OF[action] ?? null;
    if (to === null) return { from, to: null };
    const isLifted = from === ContentStatus.Quarantined && PUBLISHED.has(to) && (await this.lookup.isMeasure(id));
    // Hidden by a machine before anybody had looked; who has looked now decides as about anything that waits.
    if (isLifted) await this.contents.changeStatus({ id, to: ContentStatus.Pending, reason: 'measure_lifted', actor });
    await this.contents.changeStatus({ id, to, reason: policy ?? action, actor });
    return { from, to };
  }

  /** An annotation has no status: it stays, or it goes. */
  private async applyToAnnotation(id: AnnotationId, { action, labels, actor }: Verdict): Promise<void> {
    if (labels.length > 0) throw new NotApplicable(action, 'Annotations carry no labels; label the content instead.');
    if (STATUS_OF[action] === undefined || action === DecisionAction.Approve) return;
    await this.annotations.delete(id, actor);
  }
}
