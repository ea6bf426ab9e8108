import type { Principal } from '@odr/access';
import type { CaseId, UserId } from '@odr/kernel';
import { CaseService } from '../case/case.service.js';
import { LeaseService } from '../case/lease.service.js';
import { DecisionService } from '../decision/decision.service.js';
import { LeaseLost } from '../moderation.errors.js';
import type { ModerationWorld } from './moderation-world.js';

/** What came of a day's work. */
export interface DayOfWork {
  readonly decided: readonly CaseId[];
  /** Decisions and hand-overs that came too late. */
  readonly refused: number;
  /** Whoever just vanished with what they held. */
  readonly crashes: number;
  /** Tokens of every case in the order in which they were given out. */
  readonly tokens: ReadonlyMap<string, readonly number[]>;
}

interface Held {
  readonly id: string;
  readonly leaseToken: number | null;
}

/** Lets many moderators work in one queue until nothing is left, at random: the same seed draws the same choices. */
export class ModeratorCrowd {
  private readonly decided: CaseId[] = [];
  private readonly tokens = new Map<string, number[]>();
  private refused = 0;
  private crashes = 0;

  constructor(
    private readonly world: ModerationWorld,
    private readonly queue: string,
    private readonly random: () => number,
  ) {}

  async work(people: readonly Principal[]): Promise<DayOfWork> {
    await Promise.all(people.map((person) => this.day(person, people)));
    return { decided: this.decided, refused: this.refused, crashes: this.crashes, tokens: this.tokens };
  }

  private async day(person: Principal, people: readonly Principal[]): Promise<void> {
    for (let empty = 0; empty < 3;) {
      const items = await this.world
        .get(CaseService)
        .claim(this.queue, { count: 1 + this.pick(4), leaseSeconds: 600 }, person);
      empty = items.length === 0 ? empty + 1 : 0;
      if (items.length === 0) await this.endForgottenLeases();
      for (const { id, leaseToken } of items) this.tokens.set(id, [...(this.tokens.get(id) ?? []), leaseToken ?? 0]);
      await this.dealWith(items, person, people);
    }
  }

  private async dealWith(items: readonly Held[], person: Principal, people: readonly Principal[]): Promise<void> {
    const [first] = items;
    if (first === undefined) return;
    switch (this.pick(8)) {
      case 0:
        // Gone with everything in hand; the leases end some time.
        this.crashes += 1;
        await this.endLeases(items);
        return;
      case 1:
        // Off for a coffee: somebody else may have the items by now.
        await this.endLeases(items);
        await new Promise((resolve) => setTimeout(resolve, this.pick(8)));
        return this.decide(items, person);
      case 2: {
        const colleague = people[this.pick(people.length)] ?? person;
        await this.handOver(first, person, colleague.userId);
        return this.decide(items.slice(1), person);
      }
      default:
        return this.decide(items, person);
    }
  }

  private async handOver({ id, leaseToken }: Held, person: Principal, to: UserId): Promise<void> {
    if (to === person.userId || leaseToken === null) return;
    const isHanded = await this.unlessLate(() =>
      this.world.get(LeaseService).handOver(id as CaseId, { leaseToken, to }, person),
    );
    if (isHanded) this.tokens.get(id)?.push(leaseToken + 1);
  }

  private async decide(items: readonly Held[], person: Principal): Promise<void> {
    if (items.length === 0) return;
    const itemIds = items.map(({ id }) => id as CaseId);
    const leaseTokens = Object.fromEntries(items.map(({ id, leaseToken }) => [id, leaseToken ?? 0]));
    const isDecided = await this.unlessLate(() =>
      this.world
        .get(DecisionService)
        .decide(
          { itemIds, leaseTokens, action: this.pick(2) ? 'approve' : 'delist', labels: [], applyToDuplicates: false },
          person,
        ),
    );
    if (isDecided) this.decided.push(...itemIds);
  }

  /** @returns false for exactly what one who is late has to meet; anything else fails the test */
  private async unlessLate(act: () => Promise<unknown>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
      this.refused += 1;
      return false;
    }
  }

  /** Their own leases and no other: by now somebody else may hold a case, or have decided it. */
  private async endLeases(items: readonly Held[]): Promise<void> {
    for (const { id, leaseToken } of items) await this.world.expire(id, leaseToken);
  }

  /** What was handed to somebody who has gone home, or was held when a decision on its neighbours was refused. */
  private async endForgottenLeases(): Promise<void> {
    await this.world.test.asOwner(
      `UPDATE moderation_case SET lease_expires_at = now() - interval '1 second'
        WHERE id IN (SELECT id FROM moderation_case
                      WHERE queue = $1 AND closed_at IS NULL AND lease_expires_at > now() FOR UPDATE SKIP LOCKED)`,
      [this.queue],
    );
  }

  private pick(below: number): number {
    return Math.floor(this.random() * below);
  }
}
