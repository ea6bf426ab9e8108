import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ExportFormat } from '@odr/contracts';

import { type Export, FORMAT_WORDS } from '../../shared/data-export/export.js';
import { isMoving } from '../../shared/data-job/job.js';
import { type Params, present } from '../../shared/data-page/page.js';
import { PagedList } from '../../shared/data-page/paged-list.js';
import { action } from '../../shared/data-problem/action.js';
import { ExportCard } from '../../shared/feature-exports/export-card.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { injectPoll } from '../../shared/util-poll/poll.js';
import { filterWords } from '../data/export.js';
import { ExportsClient } from '../data/exports-client.js';

const LOOK_AGAIN_MS = 2_000;

/** Takes a set out: filter, format, progress, files. */
@Component({
  selector: 'odr-exports-page',
  imports: [Empty, ExportCard, MatButton, ProblemView, ShowMore, Skeleton],
  templateUrl: './exports-page.html',
  styleUrl: './exports-page.scss',
})
export default class ExportsPage {
  private readonly client = inject(ExportsClient);

  protected readonly list = new PagedList<Export, true>(
    () => true,
    (_query, cursor) => this.client.list(cursor),
  );
  protected readonly format = signal<ExportFormat>(ExportFormat.Parquet);
  protected readonly license = signal('');
  protected readonly q = signal('');
  protected readonly minWidth = signal('');
  protected readonly create = action(async () => {
    await this.client.create({ format: this.format(), filter: this.filter() });
    this.list.reload();
  });

  protected readonly formats = Object.entries(FORMAT_WORDS);
  protected readonly filterWords = filterWords;

  constructor() {
    injectPoll(
      LOOK_AGAIN_MS,
      () => this.list.reload(),
      () => this.list.items().some(isMoving),
    );
  }

  protected submit(event: Event): void {
    event.preventDefault();
    void this.create.run();
  }

  private filter(): Params {
    const minWidth = Number(this.minWidth());
    return present({
      license: this.license().trim(),
      q: this.q().trim(),
      minWidth: minWidth > 0 ? minWidth : undefined,
    });
  }
}
