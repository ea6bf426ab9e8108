import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { TeamId } from '@odr/kernel';
import { TeamBelongings, type Counts, type TeamKeeper } from '@odr/teams';
import { ContentSetRepository } from './content-set.repository.js';

/** Keeps sets for teams. They are lists of things that are counted elsewhere, so nothing is counted here. */
@Injectable()
export class ContentSetKeeper implements TeamKeeper, OnModuleInit {
  constructor(
    private readonly belongings: TeamBelongings,
    private readonly sets: ContentSetRepository,
  ) {}

  onModuleInit(): void {
    this.belongings.register(this);
  }

  count(): Promise<Counts> {
    return Promise.resolve({});
  }

  countFollowing(): Promise<ReadonlyMap<TeamId, number>> {
    return Promise.resolve(new Map());
  }

  async handOver(teamId: TeamId, into: TeamId | null): Promise<void> {
    await this.sets.handOver(teamId, into);
  }
}
