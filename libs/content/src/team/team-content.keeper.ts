import type { TeamId, UserId } from '@odr/kernel';
import { TeamBelongings, type Counts, type TeamKeeper } from '@odr/teams';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { TeamContentRepository } from './team-content.repository.js';

/** Keeps content for teams. */
@Injectable()
export class TeamContentKeeper implements TeamKeeper, OnModuleInit {
  constructor(
    private readonly belongings: TeamBelongings,
    private readonly contents: TeamContentRepository,
  ) {}

  onModuleInit(): void {
    this.belongings.register(this);
  }

  async count(teamId: TeamId): Promise<Counts> {
    return Object.fromEntries((await this.contents.countByStatus(teamId)).map(({ status, count }) => [status, count]));
  }

  async countFollowing(teamId: TeamId, into: readonly TeamId[]): Promise<ReadonlyMap<TeamId, number>> {
    return new Map((await this.contents.countFollowing(teamId, into)).map(({ into: id, count }) => [id, count]));
  }

  /**
   * Full-text documents and vectors do not know teams (who may find an item is asked of its row), so nothing is told through
   * the outbox: a hundred thousand rebuilds would make the same documents again.
   */
  async handOver(teamId: TeamId, into: TeamId | null, by: UserId): Promise<void> {
    await this.contents.handOver(teamId, into, by);
  }
}
