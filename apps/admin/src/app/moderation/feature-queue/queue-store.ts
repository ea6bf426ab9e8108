import { DestroyRef, Service, computed, effect, inject, resource, untracked } from '@angular/core';

import { AppealOutcome, DecisionAction } from '@odr/contracts';

import { type Problem, toProblem } from '../../shared/data-problem/problem.js';
import type { Answered, AppealAnswer } from '../data/appeal.js';
import { type ClaimedItem, VERDICT_WORDS, type Verdict, mostUrgent } from '../data/case.js';
import type { Colleague } from '../data/policy.js';
import type { Hold } from '../ui/hold-panel.js';
import { CaseLoader } from './case-loader.js';
import { Claims, isTakenOver } from './claims.js';
import { ExposureMeter } from './exposure-meter.js';
import { Heartbeat } from './heartbeat.js';
import { HeldCases } from './held-cases.js';
import { LeasedPictures } from './leased-pictures.js';
import { PresenceWatch } from './presence-watch.js';
import { QueueCounts } from './queue-counts.js';
import { QueueWords } from './queue-words.js';
import { rememberHeld, rememberedHeld } from './remembered-cases.js';
import { SentVerdicts } from './sent-verdicts.js';
import { VerdictDraft } from './verdict-draft.js';
import { Verdicts } from './verdicts.js';
import { WorkSpell } from './work-spell.js';

/** One moderator's work on one queue: what is held, what is shown, and the verdict that can still be taken back. */
@Service({ autoProvided: false })
export class QueueStore {
  private readonly loader = inject(CaseLoader);
  private readonly claims = inject(Claims);
  private readonly cases = inject(HeldCases);
  private readonly counts = inject(QueueCounts);
  private readonly verdicts = inject(Verdicts);
  private readonly words = inject(QueueWords);
  private readonly draft = inject(VerdictDraft);
  private readonly meter = inject(ExposureMeter);
  private readonly spell = inject(WorkSpell);
  /** Read before anything is written over it. */
  private leftBehind = rememberedHeld();

  readonly held = this.cases.all;
  readonly current = this.cases.current;
  readonly position = this.cases.position;
  readonly pending = this.verdicts.pending;
  readonly lastSent = this.verdicts.lastSent;
  readonly isReversing = this.verdicts.isReversing;
  readonly notice = this.words.notice;
  readonly problem = this.words.problem;
  readonly announcement = this.words.announcement;
  readonly isClaiming = this.claims.isClaiming;
  readonly hasSkipped = this.claims.hasSkipped;
  readonly queues = this.counts.all;
  readonly queuesProblem = this.counts.problem;
  /** Where to go on when nothing waits here. */
  readonly next = computed(() => mostUrgent(this.queues(), this.cases.queue()));

  /** Cases that I hold, but not in this tab: what was in hand when they were counted is not among them. */
  readonly heldElsewhere = computed(() => {
    const mine = this.counts.of(this.cases.queue())?.mine ?? 0;
    return untracked(() => Math.max(0, mine - this.inHand().length));
  });
  /** What is held, and what is not sent yet. */
  private readonly inHand = computed<readonly ClaimedItem[]>(() => {
    const pending = this.pending();
    return pending ? [...this.held(), pending.item] : this.held();
  });

  /** The queue that is worked on, as the server describes it. */
  readonly queue = computed(() => this.counts.of(this.cases.queue()));
  /** A lease that was renewed is no other case: nothing of it is drawn anew. */
  private readonly inFront = computed(() => this.current(), {
    equal: (a, b) => a?.id === b?.id && a?.leaseToken === b?.leaseToken,
  });
  readonly picture = resource({ params: () => this.inFront(), loader: ({ params }) => this.loader.picture(params) });
  readonly detail = resource({ params: () => this.inFront(), loader: ({ params }) => this.loader.load(params) });

  constructor() {
    // A reload loses the page, not the leases: they are found again.
    effect(() => rememberHeld(this.inHand()));
    inject(Heartbeat).keep(
      this.inHand,
      (item, leaseExpiresAt) => this.cases.renew(item.id, leaseExpiresAt),
      (item, why) => this.lose(item, why),
    );
    inject(DestroyRef).onDestroy(() => this.leave());
  }

  /** Starts on a queue; what was held in another one goes back. */
  open(queue: string): void {
    if (queue === this.cases.queue()) return;
    this.leave();
    this.cases.begin(queue);
    this.claims.forgetSkipped();
    this.words.clear();
    void this.resume(queue);
  }

  move(step: 1 | -1): void {
    this.cases.move(step);
  }

  /** Shows the next case at once; the verdict leaves after the time to undo it. */
  decide(verdict: Verdict, name: string): void {
    const item = this.current();
    if (!item) return;
    this.words.clear();
    this.spell.worked();
    this.verdicts.give(item, verdict, name);
    this.announce(VERDICT_WORDS[verdict.action] ?? verdict.action);
    void this.claims.more();
  }

  /** Labels what is in front, which stays there. */
  async label(label: string, name: string): Promise<void> {
    const item = this.current();
    if (!item) return;
    this.words.clear();
    this.spell.worked();
    await this.verdicts.label(item, { action: DecisionAction.Label, labels: [label], note: '', policy: '' }, name);
    this.detail.reload();
  }

  async undo(): Promise<void> {
    const isLabel = !this.pending() && this.lastSent()?.action === DecisionAction.Label;
    await this.verdicts.undo();
    if (isLabel) this.detail.reload();
  }

  /** Passes the case on to others. */
  async skip(reason: string): Promise<void> {
    await this.passOn('Skipped', (item) => this.claims.skip(item, reason));
  }

  /** Keeps the case for hours, out of the way. */
  async hold(hold: Hold): Promise<void> {
    await this.passOn(`Held for ${hold.hours} hours`, (item) => this.claims.hold(item, hold));
  }

  async handOver(to: Colleague): Promise<void> {
    await this.passOn(`Handed to ${to.name}`, (item) => this.claims.handOver(item, to.id));
  }

  /** Answers an appeal. It is told at once, so nothing of it waits to be undone. */
  async resolveAppeal(appeal: Answered, answer: AppealAnswer): Promise<void> {
    const what = answer.outcome === AppealOutcome.Overturned ? 'Overturned' : 'Upheld';
    await this.passOn(what, (item) => this.claims.resolveAppeal(item, appeal, answer));
    this.counts.refresh();
  }

  private async passOn(what: string, pass: (item: ClaimedItem) => Promise<void>): Promise<void> {
    const item = this.current();
    if (!item) return;
    this.words.clear();
    this.spell.worked();
    await this.meter.report();
    try {
      await pass(item);
      this.announce(what);
    } catch (error) {
      // The lease was lost, or the colleague may not have it: only the server knows.
      const { title, detail } = toProblem(error);
      this.words.tell(`${title} ${detail}`.trim());
    }
    await this.claims.more();
  }

  /** Looks again, also at what was skipped. */
  async lookAgain(): Promise<void> {
    this.claims.forgetSkipped();
    this.counts.refresh();
    await this.claims.more();
  }

  /** Goes on here with what is held in another window, or was kept for later. */
  async takeOver(): Promise<void> {
    this.words.clear();
    try {
      await this.claims.takeOver(this.pending()?.item);
    } catch (error) {
      // Not reachable; what is elsewhere stays there.
      const { title, detail } = toProblem(error);
      this.words.tell(`${title} ${detail}`.trim());
    }
  }

  /** Has what surrounds the case in front asked for anew. */
  renewDetail(): void {
    const item = this.current();
    if (item) this.loader.renew(item);
    this.detail.reload();
  }

  async claimMore(): Promise<void> {
    await this.claims.more();
  }

  private async resume(queue: string): Promise<void> {
    const remembered = this.leftBehind;
    this.leftBehind = [];
    await this.claims.resume(queue, remembered);
    await this.claims.more();
    // Counted again, because the first count may or may not have seen what has just been claimed.
    this.counts.refresh();
  }

  private lose(item: ClaimedItem, why: Problem): void {
    const hasWords = (this.draft.note() || this.draft.answer()) !== '' && item.id === this.current()?.id;
    const what = isTakenOver(why)
      ? 'You have taken a case over in another window or device.'
      : 'A case was handed to someone else, because your hold on it had run out.';
    this.words.note(`${what} ${hasWords ? 'What you wrote is still below.' : 'Nothing you decided was lost.'}`);
    this.cases.take(item);
    void this.claims.more();
  }

  private leave(): void {
    this.verdicts.send();
    for (const item of this.held()) void this.claims.release(item);
    const queue = this.cases.queue();
    if (queue) this.cases.begin(queue);
  }

  private announce(what: string): void {
    const left = this.counts.of(this.cases.queue())?.waiting;
    const count = left === undefined ? '' : ` ${Math.max(0, left - 1)} left.`;
    this.words.announce(`${what}.${count}${this.current() ? ' Next case.' : ' No case is in front of you.'}`);
  }
}

/** Everything that one desk needs, for the page's providers. */
export const QUEUE_DESK = [
  QueueStore,
  CaseLoader,
  Claims,
  ExposureMeter,
  Heartbeat,
  HeldCases,
  LeasedPictures,
  PresenceWatch,
  QueueCounts,
  QueueWords,
  SentVerdicts,
  VerdictDraft,
  Verdicts,
];
