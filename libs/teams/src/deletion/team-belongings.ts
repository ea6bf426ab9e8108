import type { TeamId, UserId } from '@odr/kernel';
import { Injectable } from '@nestjs/common';

/** How many things, by what they are: `{ pending: 3 }`. */
export type Counts = Readonly<Record<string, number>>;

/** A module that keeps things for teams. It lies downstream of this one, so it comes here instead of being called. */
export interface TeamKeeper {
  /** What the team holds now, by status. */
  count(teamId: TeamId): Promise<Counts>;
  /** How much of it would follow into each of these teams: what its contributor could have put there themself. */
  countFollowing(teamId: TeamId, into: readonly TeamId[]): Promise<ReadonlyMap<TeamId, number>>;
  /**
   * Gives everything away, in the caller's transaction.
   * @param into where what may follow goes; the rest, and all of it when null, goes back to whoever contributed it
   */
  handOver(teamId: TeamId, into: TeamId | null, by: UserId): Promise<void>;
}

/** Everything that is kept for teams, wherever it is kept. Keepers register when their module starts. */
@Injectable()
export class TeamBelongings implements TeamKeeper {
  private readonly keepers: TeamKeeper[] = [];

  register(keeper: TeamKeeper): void {
    this.keepers.push(keeper);
  }

  async count(teamId: TeamId): Promise<Counts> {
    const sums: Record<string, number> = {};
    for (const keeper of this.keepers) {
      for (const [status, count] of Object.entries(await keeper.count(teamId))) {
        sums[status] = (sums[status] ?? 0) + count;
      }
    }
    return sums;
  }

  async countFollowing(teamId: TeamId, into: readonly TeamId[]): Promise<ReadonlyMap<TeamId, number>> {
    const sums = new Map<TeamId, number>();
    for (const keeper of this.keepers) {
      for (const [id, count] of await keeper.countFollowing(teamId, into)) sums.set(id, (sums.get(id) ?? 0) + count);
    }
    return sums;
  }

  async handOver(teamId: TeamId, into: TeamId | null, by: UserId): Promise<void> {
    for (const keeper of this.keepers) await keeper.handOver(teamId, into, by);
  }
}
