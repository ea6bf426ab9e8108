import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ExportFormat } from '@odr/contracts';

import { type Export, FORMAT_WORDS } from '../../shared/data-export/export.js';
import { isMoving } from '../../shared/data-job/job.js';
import { PagedList } from '../../shared/data-page/paged-list.js';
import { action } from '../../shared/data-problem/action.js';
import { Session } from '../../shared/data-session/session.js';
import { ExportCard } from '../../shared/feature-exports/export-card.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { injectPoll } from '../../shared/util-poll/poll.js';
import { DatasetClient, type NewExport } from '../data/dataset-client.js';

const LOOK_AGAIN_MS = 2_000;

/** Takes a version out as files, in as many formats as one likes, and shows what was taken. */
@Component({
  selector: 'odr-version-exports',
  imports: [ExportCard, MatButton, ProblemView, ShowMore, Skeleton],
  templateUrl: './version-exports.html',
  styleUrl: './version-exports.scss',
})
export class VersionExports {
  private readonly client = inject(DatasetClient);
  protected readonly session = inject(Session);

  readonly id = input.required<string>();
  readonly version = input.required<string>();

  protected readonly list = new PagedList<Export, { readonly id: string; readonly version: string }>(
    () => ({ id: this.id(), version: this.version() }),
    ({ id, version }, cursor) => this.client.exports(id, version, cursor),
  );
  protected readonly chosen = signal<readonly ExportFormat[]>([]);
  protected readonly images = signal<'' | 'stored' | 'resized' | 'none'>('');
  protected readonly size = signal('512');
  protected readonly buckets = signal(false);
  protected readonly start = action(async () => {
    for (const format of this.chosen()) await this.client.export(this.id(), this.version(), this.wishFor(format));
    this.chosen.set([]);
    this.list.reload();
  });

  protected readonly formats = Object.values(ExportFormat);
  protected readonly formatWords = FORMAT_WORDS;

  constructor() {
    injectPoll(
      LOOK_AGAIN_MS,
      () => this.list.reload(),
      () => this.list.items().some(isMoving),
    );
  }

  protected choose(format: ExportFormat, isChosen: boolean): void {
    this.chosen.update((before) => [...before.filter((one) => one !== format), ...(isChosen ? [format] : [])]);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    void this.start.run();
  }

  private wishFor(format: ExportFormat): NewExport {
    const images = this.images();
    if (images === '') return { format };
    return images === 'resized'
      ? { format, images, size: Number(this.size()), buckets: this.buckets() }
      : { format, images };
  }
}
