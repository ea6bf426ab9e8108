import { Component, effect, inject, input, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatProgressBar } from '@angular/material/progress-bar';

import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { formatSize } from '../../shared/util-format/format.js';
import { injectUrlState } from '../../shared/util-url-state/url-state.js';
import { injectChoices } from '../data/choices.js';
import { formatNamed, FORMATS } from '../data/format.js';
import { sizeWords } from '../data/loss.js';
import { injectUrlFilter } from '../data/url-filter.js';
import { FilterBar } from '../ui/filter-bar.js';
import { LossReport } from '../ui/loss-report.js';
import { ExportStore } from './export-store.js';

/** Takes annotations out: which, in what format, what that loses, and the file. */
@Component({
  selector: 'odr-export-annotations-page',
  imports: [Empty, FilterBar, Icon, LossReport, MatButton, MatCheckbox, MatProgressBar, ProblemView, Skeleton],
  providers: [ExportStore],
  templateUrl: './export-page.html',
  styleUrl: './export-page.scss',
})
export default class ExportPage {
  /** From the address, so that a link asks for the same file. */
  readonly format = input<string>();

  protected readonly store = inject(ExportStore);
  protected readonly url = injectUrlState();
  protected readonly choices = injectChoices();
  protected readonly filter = injectUrlFilter();
  protected readonly formats = FORMATS;
  protected readonly formatSize = formatSize;
  protected readonly sizeWords = sizeWords;

  constructor() {
    effect(() => {
      const [format, filter] = [formatNamed(this.format())?.name ?? 'lines', this.filter()];
      untracked(() => this.store.choose(format, filter));
    });
  }
}
