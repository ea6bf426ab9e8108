import { Component, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { SetClient } from '../../shared/data-sets/data/set-client.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { plural } from '../../shared/util-format/format.js';
import { WalkClient } from '../data/walk-client.js';

/** Where one begins to annotate: what a campaign asks for, a set, or everything that is published. */
@Component({
  selector: 'odr-start-page',
  imports: [Empty, Icon, MatButton, ProblemView, RouterLink, Skeleton],
  templateUrl: './start-page.html',
  styleUrl: './start-page.scss',
})
export default class StartPage {
  private readonly client = inject(WalkClient);
  private readonly setClient = inject(SetClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  protected readonly campaigns = resource({ loader: () => this.client.campaigns() });
  protected readonly sets = resource({
    params: () => this.session.user()?.id,
    loader: async ({ params }) => (await this.setClient.list({ userId: params }, undefined)).items,
  });
  protected readonly note = signal('');
  protected readonly plural = plural;
  protected readonly toProblem = toProblem;

  protected readonly fromCampaign = action(async (campaign: string) => {
    const given = await this.client.next(campaign);
    await this.begin(given?.contentId, { campaign }, 'There is nothing left for you in this campaign right now.');
  });
  protected readonly fromSet = action(async (set: string) => {
    const [first] = (await this.setClient.items(set, undefined)).items;
    await this.begin(first?.content.id, { set }, 'There is no picture in this set.');
  });
  protected readonly fromAll = action(async () => {
    const [first] = (await this.client.found({}, undefined)).items;
    await this.begin(first?.id, { from: 'browse' }, 'Nothing is published yet.');
  });

  private async begin(
    contentId: string | undefined,
    queryParams: Readonly<Record<string, string>>,
    otherwise: string,
  ): Promise<void> {
    this.note.set(contentId === undefined ? otherwise : '');
    if (contentId !== undefined) await this.router.navigate(['/annotate', contentId], { queryParams });
  }
}
