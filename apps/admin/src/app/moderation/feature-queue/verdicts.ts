import { Service, computed, inject, signal } from '@angular/core';
import { DecisionAction } from '@odr/contracts';

import { type Problem, toProblem } from '../../shared/data-problem/problem.js';
import { type ClaimedItem, type PendingDecision, type Verdict, isFinal, verdictWords } from '../data/case.js';
import { ModerationClient } from '../data/moderation-client.js';
import { CaseLoader } from './case-loader.js';
import { Claims, isTakenOver } from './claims.js';
import { ExposureMeter } from './exposure-meter.js';
import { HeldCases } from './held-cases.js';
import { QueueCounts } from './queue-counts.js';
import { QueueWords } from './queue-words.js';
import { SentVerdicts } from './sent-verdicts.js';
import { VerdictDraft } from './verdict-draft.js';

export const UNDO_MS = 5_000;

/** Verdicts on their way: one waits where it can be undone, the last that has left can be taken back. */
@Service({ autoProvided: false })
export class Verdicts {
  private readonly client = inject(ModerationClient);
  private readonly loader = inject(CaseLoader);
  private readonly claims = inject(Claims);
  private readonly held = inject(HeldCases);
  private readonly counts = inject(QueueCounts);
  private readonly words = inject(QueueWords);
  private readonly sent = inject(SentVerdicts);
  private readonly draft = inject(VerdictDraft);
  private readonly meter = inject(ExposureMeter);
  private readonly _pending = signal<PendingDecision | undefined>(undefined);
  private readonly _isReversing = signal(false);
  /** Settles when every verdict that has left is answered. */
  private sending: Promise<unknown> = Promise.resolve();
  /** Settles when labels that have left are answered. */
  private labelling: Promise<unknown> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly pending = this._pending.asReadonly();
  readonly isReversing = this._isReversing.asReadonly();
  /** The verdict that has left last in this queue; it can still be reversed. */
  readonly lastSent = computed(() => this.sent.last(this.held.queue())?.pending);

  /** Waits with the verdict for as long as it can be undone. */
  give(item: ClaimedItem, verdict: Verdict, name: string): void {
    this.send();
    this._pending.set({ ...verdict, item, name, index: this.held.position(), until: Date.now() + UNDO_MS });
    this.held.take(item);
    this.timer = setTimeout(() => this.send(), UNDO_MS);
  }

  /** Leaves at once, because the case stays in front: nothing would show that it waits. Undoing it takes the labels off again. */
  async label(item: ClaimedItem, verdict: Verdict, name: string): Promise<void> {
    this.send();
    const given = { ...verdict, item, name, index: this.held.position(), until: Date.now() };
    this.sent.add(given);
    const labelling = this.deliverLabels(given);
    this.labelling = Promise.all([this.labelling, labelling]);
    await labelling;
  }

  /** Puts the last case back: as if nothing had been decided, or, when the verdict has left, by reversing it. */
  async undo(): Promise<void> {
    const pending = this._pending();
    if (!pending) {
      await this.reverseLast();
      return;
    }
    clearTimeout(this.timer);
    this._pending.set(undefined);
    this.held.putBack(pending);
    this.draft.restore(pending);
    this.words.announce(`Undone. ${pending.name} is in front of you again.`);
  }

  /** Lets a waiting verdict go now. */
  send(): void {
    const pending = this._pending();
    if (!pending) return;
    clearTimeout(this.timer);
    this._pending.set(undefined);
    this.sending = Promise.all([this.sending, this.deliver(pending)]);
  }

  private async deliver(pending: PendingDecision): Promise<void> {
    // What ends a case would be faster than labels for it, which need its lease.
    await this.labelling;
    // What was seen can only be told while the case is still held.
    await this.meter.report();
    if (isFinal(pending.action)) this.sent.add(pending);
    try {
      this.sent.confirm(pending, await this.client.decide(pending.item, pending));
      void this.loader.forget(pending.item);
    } catch (error) {
      // Another moderator was faster (409), or the server could not be reached; neither can be known before.
      this.sent.drop(pending);
      this.afterRefusal(pending, toProblem(error));
    }
    this.counts.refresh();
  }

  private async deliverLabels(given: PendingDecision): Promise<void> {
    try {
      this.sent.confirm(given, await this.client.decide(given.item, given));
      this.words.announce(`${verdictWords(given)}.`);
    } catch (error) {
      // The lease was lost (409), or the server could not be reached; neither can be known before.
      this.sent.drop(given);
      const { title, detail } = toProblem(error);
      this.words.tell(`“${given.name}” was not labelled. ${title} ${detail}`.trim());
    }
    this.loader.renew(given.item);
  }

  private afterRefusal(pending: PendingDecision, problem: Problem): void {
    if (problem.code === 'moderation.lease_lost' || problem.status === 404) {
      this.draft.restore(pending);
      const what = isTakenOver(problem)
        ? `You have taken “${pending.name}” over in another window or device; decide there.`
        : `“${pending.name}” was decided or taken by someone else meanwhile.`;
      this.words.note(`${what} Your verdict was not applied.${keptWords(pending)}`);
      void this.loader.forget(pending.item);
      return;
    }
    this.words.note(`“${pending.name}” is back: ${problem.title} ${problem.detail}`.trim());
    this.held.putBack(pending);
    this.draft.restore(pending);
  }

  private async reverseLast(): Promise<void> {
    if (this._isReversing()) return;
    this._isReversing.set(true);
    this.words.clear();
    await Promise.all([this.sending, this.labelling]);
    const last = this.sent.last(this.held.queue());
    try {
      if (last?.decisionId) await this.reverse(last.pending, last.decisionId);
    } finally {
      this._isReversing.set(false);
    }
  }

  private async reverse(pending: PendingDecision, decisionId: string): Promise<void> {
    try {
      await this.client.reverse(decisionId);
    } catch (error) {
      // Something happened since that a reversal would overwrite (409), or the server could not be reached.
      const problem = toProblem(error);
      if (isSettled(problem)) this.sent.drop(pending);
      this.words.tell(notReversed(pending, problem));
      return;
    }
    this.sent.drop(pending);
    if (pending.action === DecisionAction.Label) {
      this.loader.renew(pending.item);
      this.words.tell(`Undone: “${pending.name}” is not labelled ${pending.labels?.join(', ') ?? ''} any more.`);
      return;
    }
    const item = await this.claims.reopened(pending.item).catch(() => undefined);
    if (item) {
      this.held.putBack({ item, index: Math.max(0, this.held.position()) });
      this.words.announce(`Undone. ${pending.name} is in front of you again.`);
    } else {
      this.words.tell(`The verdict on “${pending.name}” is taken back; the case waits in its queue again.`);
    }
    this.counts.refresh();
  }
}

/** What somebody wrote is never thrown away. */
const keptWords = ({ note, answer, publicNote }: PendingDecision): string =>
  note || answer || publicNote ? ' What you wrote stands below again.' : '';

/** Why a verdict stays, without alarm: nothing is lost, and the picture's history says what came after. */
function notReversed(pending: PendingDecision, problem: Problem): string {
  const verdict = `The verdict on “${pending.name}” (${verdictWords(pending).toLowerCase()})`;
  const why = problem.detail || problem.title;
  return isSettled(problem)
    ? `${verdict} cannot be taken back any more. ${why}`
    : `${verdict} was not taken back. ${problem.title.replace(/\.$/, '')}. Press U to try again.`;
}

/** Whether asking again would bring the same answer. */
const isSettled = ({ status }: Problem): boolean => status === 409 || status === 404;
