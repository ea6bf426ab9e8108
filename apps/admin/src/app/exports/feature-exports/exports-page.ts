import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ExportFormat } from '@odr/contracts';

import { errorOf, isMoving } from '../../shared/data-job/job.js';
import { type Params, present } from '../../shared/data-page/page.js';
import { PagedList } from '../../shared/data-page/paged-list.js';
import { action } from '../../shared/data-problem/action.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Progress } from '../../shared/ui-progress/progress.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Status } from '../../shared/ui-status/status.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { formatSize } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { injectPoll } from '../../shared/util-poll/poll.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { type Export, type ExportFile, filterWords } from '../data/export.js';
import { ExportClient } from '../data/export-client.js';

const LOOK_AGAIN_MS = 2_000;

/** Takes a set out: filter, format, progress, files. */
@Component({
  selector: 'odr-exports-page',
  imports: [Cell, Empty, Icon, MatButton, ProblemView, Progress, ShowMore, Skeleton, Status, Table, TimeAgo],
  templateUrl: './exports-page.html',
  styleUrl: './exports-page.scss',
})
export default class ExportsPage {
  private readonly client = inject(ExportClient);

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
  protected readonly download = action(async (one: Export, file: ExportFile) => {
    const address = URL.createObjectURL(await this.client.file(one.id, file.name));
    const link = document.createElement('a');
    link.href = address;
    link.download = file.name;
    link.click();
    // The browser has taken the bytes once the click is handled.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  });

  protected readonly formats = [
    { value: ExportFormat.Parquet, word: 'Parquet, with the images' },
    { value: ExportFormat.Jsonl, word: 'JSONL, metadata' },
  ] as const;
  protected readonly columns: readonly Column[] = [
    { name: 'filter', title: 'What' },
    { name: 'format', title: 'Format' },
    { name: 'state', title: 'State' },
    { name: 'progress', title: 'Progress' },
    { name: 'files', title: 'Files' },
    { name: 'at', title: 'When' },
  ];
  protected readonly filterWords = filterWords;
  protected readonly errorOf = errorOf;
  protected readonly formatSize = formatSize;

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
