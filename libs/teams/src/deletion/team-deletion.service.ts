import type { Principal } from '@odr/access';
import type { TeamId } from '@odr/kernel';
import { Injectable } from '@nestjs/common';
import { TeamChanges } from '../team-changes.js';
import { DestinationRefused, TeamNotEmpty } from '../team.errors.js';
import { assertOwns, type Actor } from '../team.policy.js';
import { TeamNews } from '../team-news.js';
import { TeamRepository } from '../team.repository.js';
import { TO_CONTRIBUTORS, type ContentDestination } from './dto/delete-team.query.dto.js';
import type {
  ContentChoiceResponse,
  TeamContentResponse,
  TeamDeletionResponse,
} from './dto/team-deletion.response.dto.js';
import { TeamBelongings } from './team-belongings.js';

/** Deleting a team: what it would mean, and doing it once somebody has said where its content goes. */
@Injectable()
export class TeamDeletionService {
  constructor(
    private readonly changes: TeamChanges,
    private readonly teams: TeamRepository,
    private readonly belongings: TeamBelongings,
    private readonly news: TeamNews,
  ) {}

  /** @throws TeamNotFound, TeamRoleTooLow */
  preview(id: TeamId, principal: Principal): Promise<TeamDeletionResponse> {
    return this.changes.change(id, principal, async (actor) => {
      assertOwns(actor);
      const content = await this.contentOf(id);
      return { ...(await this.teams.countPeople(id)), content, choices: await this.choices(id, content, principal) };
    });
  }

  /**
   * Members and invitations go with the team; its content stays, and goes where the caller says.
   * @throws TeamNotFound, TeamRoleTooLow, DestinationRefused, TeamNotEmpty when there is content and nobody said where it goes
   */
  delete(id: TeamId, contentTo: ContentDestination | undefined, principal: Principal): Promise<void> {
    const into = contentTo === undefined || contentTo === TO_CONTRIBUTORS ? null : contentTo;
    const work = async (actor: Actor): Promise<void> => {
      assertOwns(actor);
      const content = await this.contentOf(id);
      if (content.total > 0 && contentTo === undefined) {
        throw new TeamNotEmpty(content, await this.choices(id, content, principal));
      }
      if (into !== null && !(await this.mayTake(into, id, principal))) throw new DestinationRefused(into);
      await this.belongings.handOver(id, into, principal.userId);
      await this.news.deleted(id, principal.userId);
      await this.teams.delete(id);
      await this.changes.record('team.deleted', id, principal, {
        contents: content.total,
        contentTo: contentTo ?? null,
      });
    };
    return this.changes.change(id, principal, work, into ?? undefined);
  }

  private async contentOf(id: TeamId): Promise<TeamContentResponse> {
    const byStatus = await this.belongings.count(id);
    return { total: Object.values(byStatus).reduce((sum, count) => sum + count, 0), byStatus };
  }

  private async mayTake(into: TeamId, from: TeamId, { userId }: Principal): Promise<boolean> {
    return (await this.teams.othersContributedTo(userId, from)).some(({ id }) => id === into);
  }

  private async choices(
    id: TeamId,
    { total }: TeamContentResponse,
    { userId }: Principal,
  ): Promise<ContentChoiceResponse[]> {
    if (total === 0) return [];
    const teams = await this.teams.othersContributedTo(userId, id);
    const following = await this.belongings.countFollowing(
      id,
      teams.map((team) => team.id),
    );
    const choice = (
      contentTo: ContentDestination,
      teamName: string | null,
      follows: number,
    ): ContentChoiceResponse => ({
      contentTo,
      teamName,
      toTeam: follows,
      toContributors: total - follows,
    });
    const takers = teams.filter((team) => following.has(team.id));
    return [
      choice(TO_CONTRIBUTORS, null, 0),
      ...takers.map((team) => choice(team.id, team.name, following.get(team.id) ?? 0)),
    ];
  }
}
