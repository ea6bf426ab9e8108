import { Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';

import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { FileDrop } from '../../shared/util-file-drop/file-drop.js';
import { formatCount, formatSize, plural } from '../../shared/util-format/format.js';
import { injectChoices } from '../data/choices.js';
import { type FormatName, FORMATS } from '../data/format.js';
import { ImportStore } from './import-store.js';

const SHOWN = 50;

/** Takes a file of annotations in: which file, how far it is, and what became of each annotation in it. */
@Component({
  selector: 'odr-import-annotations-page',
  imports: [Cell, FileDrop, Icon, MatButton, MatCheckbox, MatProgressBar, ProblemView, RouterLink, Table],
  providers: [ImportStore],
  templateUrl: './import-page.html',
  styleUrl: './import-page.scss',
})
export default class ImportPage {
  protected readonly store = inject(ImportStore);
  protected readonly choices = injectChoices();
  protected readonly formats = FORMATS;
  protected readonly columns: readonly Column[] = [
    { name: 'where', title: 'Where' },
    { name: 'picture', title: 'Picture' },
    { name: 'why', title: 'Why it failed' },
  ];
  private readonly _shown = signal(SHOWN);
  protected readonly failures = computed(() => this.store.failures().slice(0, this._shown()));
  protected readonly hasMore = computed(() => this.store.failures().length > this._shown());
  protected readonly isSending = computed(() => this.store.state() === 'working' && this.store.tally().done === 0);

  protected readonly formatCount = formatCount;
  protected readonly formatSize = formatSize;
  protected readonly plural = plural;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.store.cancel());
  }

  protected take(files: readonly File[] | FileList | null): void {
    const [file] = files ?? [];
    if (!file || this.store.state() === 'working') return;
    this._shown.set(SHOWN);
    void this.store.take(file);
  }

  protected choose(format: string): void {
    this.store.format.set((format || undefined) as FormatName | undefined);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.store.isReady()) void this.store.start();
  }

  protected showMore(): void {
    this._shown.update((shown) => shown + SHOWN);
  }
}
