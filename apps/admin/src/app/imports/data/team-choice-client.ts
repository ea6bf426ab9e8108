import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { TeamRole } from '@odr/contracts';
import { firstValueFrom } from 'rxjs';

import type { Page } from '../../shared/data-page/page.js';

export interface TeamChoice {
  readonly id: string;
  readonly name: string;
  readonly role: TeamRole | null;
}

/** The teams somebody may bring pictures to. */
@Service()
export class TeamChoices {
  private readonly http = inject(HttpClient);

  async mine(): Promise<readonly TeamChoice[]> {
    const page = await firstValueFrom(this.http.get<Page<TeamChoice>>('/api/v1/teams', { params: { limit: 200 } }));
    return page.items.filter(({ role }) => role !== null && role !== TeamRole.Viewer);
  }
}
