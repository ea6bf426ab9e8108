import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type {
  TeamActivityItemResponse,
  TeamActivityResponse,
  TeamAnnotationsResponse,
  TeamContributionsResponse,
  TeamPeopleResponse,
  TeamStatisticsResponse,
} from '@odr/sdk';
import { firstValueFrom } from 'rxjs';

export type TeamPeople = TeamPeopleResponse;
export type TeamStatistics = TeamStatisticsResponse;
export type TeamContributions = TeamContributionsResponse;
export type TeamAnnotations = TeamAnnotationsResponse;
export type TeamActivity = TeamActivityItemResponse;

/** How many entries each of the three feeds is asked for; as many are right when they are merged. */
const LATEST = 20;

/** What the dashboard of a team shows; each answer belongs to another module of the server. */
@Service()
export class DashboardClient {
  private readonly http = inject(HttpClient);

  people(teamId: string): Promise<TeamPeople> {
    return this.get(teamId, 'people');
  }

  statistics(teamId: string): Promise<TeamStatistics> {
    return this.get(teamId, 'contents/statistics');
  }

  contributions(teamId: string): Promise<TeamContributions> {
    return this.get(teamId, 'contents/contributions');
  }

  annotations(teamId: string): Promise<TeamAnnotations> {
    return this.get(teamId, 'annotations/statistics');
  }

  /** The latest of everything, latest first. */
  async activity(teamId: string): Promise<readonly TeamActivity[]> {
    const feeds = await Promise.all(
      ['activity', 'contents/activity', 'annotations/activity'].map((what) =>
        this.get<TeamActivityResponse>(teamId, `${what}?limit=${LATEST}`),
      ),
    );
    return feeds
      .flatMap(({ items }) => items)
      .sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
      .slice(0, LATEST);
  }

  private get<T>(teamId: string, what: string): Promise<T> {
    return firstValueFrom(this.http.get<T>(`/api/v1/teams/${teamId}/${what}`));
  }
}
