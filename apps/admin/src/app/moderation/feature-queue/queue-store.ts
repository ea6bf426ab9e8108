import { DestroyRef, Service, computed, effect, inject, linkedSignal, resource, signal } from '@angular/core';

import { type Problem, toProblem } from '../../shared/data-problem/problem.js';
import { type ClaimedItem, type PendingDecision, type Queue, VERDICT_WORDS, type Verdict } from '../data/case.js';
import { ModerationClient } from '../data/moderation-client.js';
import { CaseLoader } from './case-loader.js';
import { rememberHeld, rememberedHeld } from './remembered-cases.js';
import { SentVerdicts } from './sent-verdicts.js';

export const UNDO_MS = 5_000;
/** Short, so that a closed tab does not withhold cases for long; a visible one keeps renewing. */
const LEASE_SECONDS = 120;
const EXTEND_EVERY_MS = 40_000;
const REFRESH_COUNTS_MS = 20_000;
/** How deep to look for a case that was just opened again: it is among the oldest of its urgency. */
const SEARCHED_FOR_REOPENED = 20;
const CLAIMS_OF_REOPENED = 3;
const CLAIM_AGAIN_MS = 400;
/** Few, so that little is withheld from others; enough that the next case is always there. */
const HELD = 4;

/** One moderator's work on one queue: what is held, what is shown, and the verdict that can still be taken back. */
@Service({ autoProvided: false })
export class QueueStore {
  private readonly client = inject(ModerationClient);
  private readonly cases = inject(CaseLoader);
  private readonly sent = inject(SentVerdicts);

  private readonly _queue = signal<string | undefined>(undefined);
  private readonly _held = signal<readonly ClaimedItem[]>([]);
  private readonly _pending = signal<PendingDecision | undefined>(undefined);
  private readonly _notice = signal<string | undefined>(undefined);
  private readonly _problem = signal<Problem | undefined>(undefined);
  private readonly _isClaiming = signal(false);
  private readonly _skipped = signal<ReadonlySet<string>>(new Set());
  private readonly _announcement = signal('');
  private readonly currentId = linkedSignal<readonly ClaimedItem[], string | undefined>({
    source: this._held,
    computation: (held, before) => (held.some((one) => one.id === before?.value) ? before?.value : held[0]?.id),
  });
  private readonly queueList = resource({ loader: () => this.client.queues() });
  private readonly _isReversing = signal(false);
  /** Settles when every verdict that has left is answered. */
  private sending: Promise<unknown> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Read before anything is written over it. */
  private leftBehind = rememberedHeld();

  readonly queue = this._queue.asReadonly();
  readonly held = this._held.asReadonly();
  readonly pending = this._pending.asReadonly();
  /** The verdict that has left last in this queue; it can still be reversed. */
  readonly lastSent = computed(() => this.sent.last(this._queue())?.pending);
  readonly isReversing = this._isReversing.asReadonly();
  readonly notice = this._notice.asReadonly();
  readonly problem = this._problem.asReadonly();
  readonly isClaiming = this._isClaiming.asReadonly();
  readonly announcement = this._announcement.asReadonly();
  readonly hasSkipped = computed(() => this._skipped().size > 0);
  readonly queues = computed<readonly Queue[]>(() => (this.queueList.hasValue() ? this.queueList.value() : []));
  readonly queuesProblem = computed(() => (this.queueList.error() ? toProblem(this.queueList.error()) : undefined));
  readonly current = computed(() => this._held().find((one) => one.id === this.currentId()));
  readonly next = computed(() => this._held()[this.position() + 1]);
  readonly position = computed(() => this._held().findIndex((one) => one.id === this.currentId()));
  readonly left = computed(() => this.queues().find((one) => one.name === this._queue())?.waiting);

  /** Cases that I hold, but not in this tab. */
  readonly heldElsewhere = computed(() => {
    const mine = this.queues().find((one) => one.name === this._queue())?.mine ?? 0;
    return Math.max(0, mine - this._held().length - (this._pending() ? 1 : 0));
  });

  readonly detail = resource({ params: () => this.current(), loader: ({ params }) => this.cases.load(params) });

  constructor() {
    const extending = setInterval(() => void this.extendAll(), EXTEND_EVERY_MS);
    const counting = setInterval(() => this.refreshCounts(), REFRESH_COUNTS_MS);
    const wake = (): void => void this.extendAll();
    document.addEventListener('visibilitychange', wake);
    // A reload loses the page, not the leases: what is held, and what is not sent yet, is found again.
    effect(() => {
      const pending = this._pending();
      rememberHeld(pending ? [...this._held(), pending.item] : this._held());
    });
    inject(DestroyRef).onDestroy(() => {
      document.removeEventListener('visibilitychange', wake);
      clearInterval(extending);
      clearInterval(counting);
      this.leave();
    });
  }

  /** Starts on a queue; what was held in another one goes back. */
  open(queue: string): void {
    if (queue === this._queue()) return;
    this.leave();
    this._queue.set(queue);
    this._skipped.set(new Set());
    this._notice.set(undefined);
    void this.resume(queue);
  }

  move(step: 1 | -1): void {
    const target = this._held()[this.position() + step];
    if (target) this.currentId.set(target.id);
  }

  /** Shows the next case at once; the verdict leaves after the time to undo it. */
  decide(verdict: Verdict, name: string): void {
    const item = this.current();
    if (!item) return;
    this.sendPending();
    this._notice.set(undefined);
    this._pending.set({ ...verdict, item, name, index: this.position() });
    this.take(item);
    this.timer = setTimeout(() => this.sendPending(), UNDO_MS);
    this.announce(VERDICT_WORDS[verdict.action] ?? verdict.action);
    void this.claimMore();
  }

  /** Puts the last case back: as if nothing had been decided, or, when the verdict has left, by reversing it. */
  undo(): void {
    const pending = this._pending();
    if (!pending) {
      void this.reverseLast();
      return;
    }
    clearTimeout(this.timer);
    this._pending.set(undefined);
    this.putBack(pending);
    this._announcement.set(`Undone. ${pending.name} is in front of you again.`);
  }

  private async reverseLast(): Promise<void> {
    if (this._isReversing()) return;
    this._isReversing.set(true);
    this._notice.set(undefined);
    await this.sending;
    const last = this.sent.last(this._queue());
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
      this.tell(notReversed(pending, problem));
      return;
    }
    this.sent.drop(pending);
    const item = await this.claimReopened(pending.item).catch(() => undefined);
    if (item) {
      this.putBack({ ...pending, item, index: Math.max(0, this.position()) });
      this._announcement.set(`Undone. ${pending.name} is in front of you again.`);
    } else {
      this.tell(`The verdict on “${pending.name}” is taken back; the case waits in its queue again.`);
    }
    this.refreshCounts();
  }

  /**
   * Takes a case up again that was just opened. The server passes over what is locked, and its own intake looks at the
   * reopened case at this very moment, so a miss is repeated a little later.
   */
  private async claimReopened(item: ClaimedItem): Promise<ClaimedItem | undefined> {
    for (let attempt = 0; attempt < CLAIMS_OF_REOPENED && item.queue === this._queue(); attempt += 1) {
      if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, CLAIM_AGAIN_MS));
      const found = await this.claimOnly(item);
      if (found) return found;
    }
    return undefined;
  }

  /** Whatever else was handed out with it goes straight back. */
  private async claimOnly({ id, queue }: ClaimedItem): Promise<ClaimedItem | undefined> {
    const claimed = await this.client.claim(queue, SEARCHED_FOR_REOPENED, LEASE_SECONDS);
    const wanted = queue === this._queue() ? claimed.find((item) => item.id === id) : undefined;
    await Promise.all(claimed.filter((item) => item !== wanted).map((item) => this.release(item)));
    return wanted;
  }

  private tell(notice: string): void {
    this._notice.set(notice);
    this._announcement.set(notice);
  }

  /** Gives the case back to the queue, for someone else. */
  async skip(): Promise<void> {
    const item = this.current();
    if (!item) return;
    this._skipped.update((skipped) => new Set(skipped).add(item.id));
    this.take(item);
    this.announce('Skipped');
    await this.release(item);
    await this.claimMore();
  }

  /** Looks again, also at what was skipped. */
  async lookAgain(): Promise<void> {
    this._skipped.set(new Set());
    this.refreshCounts();
    await this.claimMore();
  }

  /** Brings cases here that an earlier visit or another tab of mine still holds. */
  async takeOver(): Promise<void> {
    const queue = this._queue();
    if (!queue) return;
    const mine = await this.client.mine(queue);
    const known = new Set([...this._held().map((one) => one.id), this._pending()?.item.id]);
    this._held.update((held) => [...held, ...mine.filter((item) => !known.has(item.id))]);
    await this.extendAll();
  }

  async claimMore(): Promise<void> {
    const queue = this._queue();
    const wanted = HELD - this._held().length;
    if (!queue || this._isClaiming() || wanted <= 0) return;
    this._isClaiming.set(true);
    this._problem.set(undefined);
    try {
      // Skipped cases are claimable again; asking for as many more looks past them.
      const claimed = await this.client.claim(queue, wanted + this._skipped().size, LEASE_SECONDS);
      const fresh = claimed.filter((item) => !this._skipped().has(item.id));
      await Promise.all(claimed.filter((item) => this._skipped().has(item.id)).map((item) => this.release(item)));
      if (queue === this._queue()) this._held.update((held) => [...held, ...fresh]);
      else await Promise.all(fresh.map((item) => this.release(item)));
      if (fresh.length === 0) this.refreshCounts();
      this.cases.prefetch(this.next());
    } catch (error) {
      // Not reachable or no longer allowed; what is already held stays in front of the moderator.
      this._problem.set(toProblem(error));
    } finally {
      this._isClaiming.set(false);
    }
  }

  refreshCounts(): void {
    if (document.visibilityState !== 'hidden' && !this.queueList.isLoading()) this.queueList.reload();
  }

  /** Takes up what a reload left behind, as far as the leases still hold, then fills up. */
  private async resume(queue: string): Promise<void> {
    const remembered = this.leftBehind.filter((item) => item.queue === queue);
    this.leftBehind = [];
    const held = await Promise.all(
      remembered.map((item) =>
        this.client
          .extend(item, LEASE_SECONDS)
          .then(() => item)
          .catch(() => undefined),
      ),
    );
    if (queue !== this._queue()) return;
    this._held.set(held.filter((item) => item !== undefined));
    await this.claimMore();
  }

  private sendPending(): void {
    const pending = this._pending();
    if (!pending) return;
    clearTimeout(this.timer);
    this._pending.set(undefined);
    this.sending = Promise.all([this.sending, this.send(pending)]);
  }

  private async send(pending: PendingDecision): Promise<void> {
    this.sent.add(pending);
    try {
      this.sent.confirm(pending, await this.client.decide(pending.item, pending));
      void this.cases.forget(pending.item);
    } catch (error) {
      // Another moderator was faster (409), or the server could not be reached; neither can be known before.
      this.sent.drop(pending);
      this.afterRefusal(pending, toProblem(error));
    }
    this.refreshCounts();
  }

  private afterRefusal(pending: PendingDecision, problem: Problem): void {
    if (problem.code === 'moderation.lease_lost' || problem.status === 404) {
      this._notice.set(
        `“${pending.name}” was decided or taken by someone else meanwhile. Your verdict was not applied.`,
      );
      void this.cases.forget(pending.item);
      return;
    }
    this._notice.set(`“${pending.name}” is back: ${problem.title} ${problem.detail}`.trim());
    this.putBack(pending);
  }

  private async extendAll(): Promise<void> {
    if (document.visibilityState === 'hidden') return;
    const pending = this._pending();
    const items = pending ? [...this._held(), pending.item] : this._held();
    await Promise.all(items.map((item) => this.extend(item)));
  }

  private async extend(item: ClaimedItem): Promise<void> {
    try {
      const { leaseExpiresAt } = await this.client.extend(item, LEASE_SECONDS);
      if (!leaseExpiresAt) return;
      this._held.update((held) => held.map((one) => (one.id === item.id ? { ...one, leaseExpiresAt } : one)));
    } catch (error) {
      // The lease ran out while the tab slept and someone else took the case: a fact, not a failure.
      if (toProblem(error).status !== 409) return;
      this._notice.set(
        'A case was handed to someone else, because your hold on it had run out. Nothing you decided was lost.',
      );
      this.take(item);
      await this.claimMore();
    }
  }

  private take(item: ClaimedItem): void {
    const following = this._held()[this.position() + 1] ?? this._held()[this.position() - 1];
    const wasCurrent = this.currentId() === item.id;
    this._held.update((held) => held.filter((one) => one.id !== item.id));
    if (wasCurrent) this.currentId.set(following?.id);
    this.cases.prefetch(this.next());
  }

  private putBack({ item, index }: PendingDecision): void {
    if (item.queue !== this._queue() && this._queue() !== undefined && item.queue) return;
    this._held.update((held) => held.toSpliced(index, 0, item));
    this.currentId.set(item.id);
  }

  /** Another moderator may have it at once; a release that fails only means that the lease has to run out. */
  private async release(item: ClaimedItem): Promise<void> {
    await this.client.release(item).catch(() => undefined);
    await this.cases.forget(item);
  }

  private leave(): void {
    this.sendPending();
    for (const item of this._held()) void this.release(item);
    this._held.set([]);
  }

  private announce(what: string): void {
    const left = this.left();
    const upcoming = this.current();
    const count = left === undefined ? '' : ` ${Math.max(0, left - 1)} left.`;
    this._announcement.set(`${what}.${count}${upcoming ? ' Next case.' : ' No case is in front of you.'}`);
  }
}

/** Why a verdict stays, without alarm: nothing is lost, and the picture's history says what came after. */
function notReversed({ action, name }: PendingDecision, problem: Problem): string {
  const verdict = `The verdict on “${name}” (${(VERDICT_WORDS[action] ?? action).toLowerCase()})`;
  const why = problem.detail || problem.title;
  return isSettled(problem)
    ? `${verdict} cannot be taken back any more. ${why}`
    : `${verdict} was not taken back. ${problem.title.replace(/\.$/, '')}. Press U to try again.`;
}

/** Whether asking again would bring the same answer. */
const isSettled = ({ status }: Problem): boolean => status === 409 || status === 404;
