import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { ExportClient, fileAddress } from '../data-export/data/export-client.js';
import { type Export, FORMAT_WORDS, rateWords, type Wish, WISH_WORDS, wishesOf } from '../data-export/export.js';
import { errorOf } from '../data-job/job.js';
import { action } from '../data-problem/action.js';
import { ProblemView } from '../ui-error/problem-view.js';
import { Progress } from '../ui-progress/progress.js';
import { Status } from '../ui-status/status.js';
import { formatDuration, formatSize, plural } from '../util-format/format.js';
import { TimeAgo } from '../util-format/time-ago.js';
import { FileRow } from './file-row.js';
import { PushPanel } from './push-panel.js';

/** One export: how far it is, what can be done with it, its files, and where it was taken. */
@Component({
  selector: 'odr-export-card',
  imports: [FileRow, MatButton, ProblemView, Progress, PushPanel, Status, TimeAgo],
  templateUrl: './export-card.html',
  styleUrl: './export-card.scss',
})
export class ExportCard {
  private readonly client = inject(ExportClient);

  readonly export = input.required<Export>();
  /** What it is of. */
  readonly title = input.required<string>();
  /** Whether it is the reader's own, to pause and to push. */
  readonly isOwn = input(true);
  readonly changed = output();

  protected readonly wishes = computed(() => (this.isOwn() ? wishesOf(this.export().state) : []));
  protected readonly size = computed(() => this.export().files.reduce((sum, { size }) => sum + size, 0));
  protected readonly tell = action(async (wish: Wish) => {
    await this.client.tell(this.export().id, wish);
    this.changed.emit();
  });
  /** What is not in it. */
  protected readonly left = computed(() => {
    const { counts } = this.export();
    return [
      counts?.withdrawn ? `${plural(counts.withdrawn, 'item')} withdrawn since` : '',
      counts?.skipped ? `${plural(counts.skipped, 'item')} without an intact file` : '',
    ].filter(Boolean);
  });

  protected readonly formatWords = FORMAT_WORDS;
  protected readonly wishWords = WISH_WORDS;
  protected readonly errorOf = errorOf;
  protected readonly addressOf = fileAddress;
  protected readonly rateWords = rateWords;
  protected readonly formatDuration = formatDuration;
  protected readonly formatSize = formatSize;
  protected readonly plural = plural;
}
