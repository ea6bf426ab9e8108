import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { formatCount } from '../../shared/util-format/format.js';
import { CampaignClient } from '../data/campaign-client.js';
import { habitOf, type Rater, type RatingScaleResponse, scaleWords, signed } from '../data/rater.js';

/** Who rates higher or lower than others. */
@Component({
  selector: 'odr-raters-page',
  imports: [Cell, Empty, MatButton, ProblemView, RouterLink, ShowMore, Skeleton, Table],
  templateUrl: './raters-page.html',
  styles: `
    .words {
      max-inline-size: 70ch;
    }
  `,
})
export default class RatersPage {
  private readonly client = inject(CampaignClient);

  private readonly scale = signal<RatingScaleResponse | null>(null);
  protected readonly list = new PagedList<Rater, true>(
    () => true,
    async (_query, cursor) => {
      const page = await this.client.raters(cursor);
      this.scale.set(page.scale);
      return page;
    },
  );
  protected readonly words = computed(() => scaleWords(this.scale()));
  protected readonly columns: readonly Column[] = [
    { name: 'name', title: 'Person' },
    { name: 'ratings', title: 'Ratings', align: 'end' },
    { name: 'bias', title: 'Gives', align: 'end' },
    { name: 'range', title: 'Likely between', align: 'end' },
    { name: 'habit', title: 'Habit' },
  ];
  protected readonly formatCount = formatCount;
  protected readonly habitOf = habitOf;
  protected readonly signed = signed;
}
