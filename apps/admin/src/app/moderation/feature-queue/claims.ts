import { Service, computed, inject, signal } from '@angular/core';

import { type Problem, toProblem } from '../../shared/data-problem/problem.js';
import type { Answered, AppealAnswer } from '../data/appeal.js';
import type { ClaimedItem } from '../data/case.js';
import { ModerationClient } from '../data/moderation-client.js';
import type { Hold } from '../ui/hold-panel.js';
import { CaseLoader } from './case-loader.js';
import { HeldCases } from './held-cases.js';
import { QueueCounts } from './queue-counts.js';
import { QueueWords } from './queue-words.js';

/** Short, so that a closed tab does not withhold cases for long; a visible one keeps renewing. */
export const LEASE_SECONDS = 120;
/** Few, so that little is withheld from others; enough that the next case is always there. */
const HELD = 4;
/** How deep to look for a case that was just opened again: it is among the oldest of its urgency. */
const SEARCHED_FOR_REOPENED = 20;
const CLAIMS_OF_REOPENED = 3;
const CLAIM_AGAIN_MS = 400;

/** Whether the lease was lost to another window of the same person. */
export const isTakenOver = ({ extra }: Problem): boolean => 'heldElsewhere' in extra;

/** Taking cases from the queue, and giving them back. */
@Service({ autoProvided: false })
export class Claims {
  private readonly client = inject(ModerationClient);
  private readonly loader = inject(CaseLoader);
  private readonly held = inject(HeldCases);
  private readonly counts = inject(QueueCounts);
  private readonly words = inject(QueueWords);
  private readonly _isClaiming = signal(false);
  private readonly _skipped = signal<ReadonlySet<string>>(new Set());

  readonly isClaiming = this._isClaiming.asReadonly();
  readonly hasSkipped = computed(() => this._skipped().size > 0);

  /** Fills up to as many cases as one holds at a time. */
  async more(): Promise<void> {
    const queue = this.held.queue();
    const wanted = HELD - this.held.all().length;
    if (!queue || this._isClaiming() || wanted <= 0) return;
    this._isClaiming.set(true);
    this.words.setProblem(undefined);
    try {
      await this.claim(queue, wanted);
    } catch (error) {
      // Not reachable or no longer allowed; what is already held stays in front of the moderator.
      this.words.setProblem(toProblem(error));
    } finally {
      this._isClaiming.set(false);
    }
  }

  private async claim(queue: string, wanted: number): Promise<void> {
    // Skipped cases are claimable again; asking for as many more looks past them.
    const claimed = await this.client.claim(queue, wanted + this._skipped().size, LEASE_SECONDS);
    const isFresh = ({ id }: ClaimedItem): boolean => queue === this.held.queue() && !this._skipped().has(id);
    const fresh = claimed.filter(isFresh);
    await Promise.all(claimed.filter((item) => !isFresh(item)).map((item) => this.release(item)));
    this.held.add(fresh);
    if (fresh.length === 0) this.counts.refresh();
  }

  /** Takes up what a reload left behind, as far as the leases still hold. */
  async resume(queue: string, remembered: readonly ClaimedItem[]): Promise<void> {
    const held = await Promise.all(remembered.filter((item) => item.queue === queue).map((item) => this.renewed(item)));
    if (queue === this.held.queue()) this.held.add(held.filter((item) => item !== undefined));
  }

  private async renewed(item: ClaimedItem): Promise<ClaimedItem | undefined> {
    try {
      // Not merely extended: a duplicated tab remembers the same cases, and only one of the two may go on with them.
      return await this.client.takeOver(item, LEASE_SECONDS);
    } catch {
      // The lease ran out during the reload: somebody else may have it, and the queue gives out another.
      return undefined;
    }
  }

  /** Brings cases here that an earlier visit or another tab of mine still holds. */
  async takeOver(pending: ClaimedItem | undefined): Promise<void> {
    const queue = this.held.queue();
    if (!queue) return;
    const here = new Set([pending?.id, ...this.held.all().map(({ id }) => id)]);
    const elsewhere = (await this.client.mine(queue)).filter(({ id }) => !here.has(id));
    const taken = await Promise.all(elsewhere.map((item) => this.renewed(item)));
    if (queue === this.held.queue()) this.held.add(taken.filter((item) => item !== undefined));
    this.counts.refresh();
  }

  /** Passes a case on to others, for good. */
  async skip(item: ClaimedItem, reason: string): Promise<void> {
    this._skipped.update((skipped) => new Set(skipped).add(item.id));
    this.held.take(item);
    await this.loader.forget(item);
    await this.client.skip(item, reason);
  }

  /** Keeps a case for hours; it waits where all cases are that this person holds. */
  async hold(item: ClaimedItem, { reason, hours }: Hold): Promise<void> {
    await this.client.hold(item, reason, hours);
    this._skipped.update((skipped) => new Set(skipped).add(item.id));
    this.held.take(item);
  }

  async resolveAppeal(item: ClaimedItem, appeal: Answered, answer: AppealAnswer): Promise<void> {
    await this.client.resolveAppeal(appeal, item, answer);
    this.held.take(item);
    await this.loader.forget(item);
  }

  async handOver(item: ClaimedItem, to: string): Promise<void> {
    await this.client.handOver(item, to);
    this.held.take(item);
    await this.loader.forget(item);
  }

  forgetSkipped(): void {
    this._skipped.set(new Set());
  }

  /**
   * Takes a case up again that was just opened. The server passes over what is locked, and its own intake looks at the
   * reopened case at this very moment, so a miss is repeated a little later.
   */
  async reopened(item: ClaimedItem): Promise<ClaimedItem | undefined> {
    for (let attempt = 0; attempt < CLAIMS_OF_REOPENED && item.queue === this.held.queue(); attempt += 1) {
      if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, CLAIM_AGAIN_MS));
      const found = await this.only(item);
      if (found) return found;
    }
    return undefined;
  }

  /** Whatever else was handed out with it goes straight back. */
  private async only({ id, queue }: ClaimedItem): Promise<ClaimedItem | undefined> {
    const claimed = await this.client.claim(queue, SEARCHED_FOR_REOPENED, LEASE_SECONDS);
    const wanted = queue === this.held.queue() ? claimed.find((item) => item.id === id) : undefined;
    await Promise.all(claimed.filter((item) => item !== wanted).map((item) => this.release(item)));
    return wanted;
  }

  /** Another moderator may have it at once; a release that fails only means that the lease has to run out. */
  async release(item: ClaimedItem): Promise<void> {
    await this.client.release(item).catch(() => undefined);
    await this.loader.forget(item);
  }
}
