import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { Session } from '../../shared/data-session/session.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Status } from '../../shared/ui-status/status.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { formatCount } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { injectUrlState } from '../../shared/util-url-state/url-state.js';
import { audienceWords, type Campaign, overlapWords, percentDone, STATE_WORDS } from '../data/campaign.js';
import { CampaignClient } from '../data/campaign-client.js';

interface Filter {
  readonly state: string | undefined;
}

/** Campaigns that one runs or takes part in, the newest first. */
@Component({
  selector: 'odr-campaigns-page',
  imports: [
    Cell,
    Empty,
    Icon,
    MatButton,
    MatProgressBar,
    ProblemView,
    RouterLink,
    ShowMore,
    Skeleton,
    Status,
    Table,
    TimeAgo,
  ],
  templateUrl: './campaigns-page.html',
})
export default class CampaignsPage {
  readonly state = input<string>();

  private readonly client = inject(CampaignClient);
  protected readonly session = inject(Session);
  protected readonly url = injectUrlState();

  protected readonly list = new PagedList<Campaign, Filter>(
    () => ({ state: this.state() }),
    ({ state }, cursor) => this.client.list(state, cursor),
  );
  protected readonly states = Object.entries(STATE_WORDS).map(([code, word]) => ({ code, word }));
  protected readonly columns: readonly Column[] = [
    { name: 'name', title: 'Campaign' },
    { name: 'state', title: 'State' },
    { name: 'progress', title: 'Progress' },
    { name: 'audience', title: 'For' },
    { name: 'due', title: 'Due' },
    { name: 'go', title: 'Take part', isTitleHidden: true },
  ];
  protected readonly audienceWords = audienceWords;
  protected readonly formatCount = formatCount;
  protected readonly overlapWords = overlapWords;
  protected readonly percentDone = percentDone;
  protected readonly stateWords = STATE_WORDS;
}
