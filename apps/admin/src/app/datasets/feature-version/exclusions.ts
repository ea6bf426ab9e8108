import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { formatCount } from '../../shared/util-format/format.js';
import { EXCLUSION_WORDS, type Exclusion } from '../data/dataset.js';
import { DatasetClient } from '../data/dataset-client.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What was selected for a version and stayed out, by reason; one can look for a picture by its id. */
@Component({
  selector: 'odr-exclusions',
  imports: [Cell, Empty, ProblemView, RouterLink, ShowMore, Skeleton, Table],
  templateUrl: './exclusions.html',
  styles: 'section { display: grid; gap: 12px; }',
})
export class Exclusions {
  private readonly client = inject(DatasetClient);

  readonly id = input.required<string>();
  readonly version = input.required<string>();
  readonly counts = input.required<Readonly<Record<string, number>>>();

  protected readonly code = signal<string | undefined>(undefined);
  protected readonly wanted = signal('');
  protected readonly isNoId = computed(() => this.wanted() !== '' && !UUID.test(this.wanted()));
  protected readonly reasons = computed(() =>
    Object.entries(this.counts()).map(([code, count]) => ({ code, count, word: EXCLUSION_WORDS[code] ?? code })),
  );
  protected readonly list = new PagedList<
    Exclusion,
    { readonly id: string; readonly version: string; readonly code?: string; readonly contentId?: string }
  >(
    () => {
      if (this.reasons().length === 0 || this.isNoId()) return undefined;
      const code = this.code();
      const contentId = this.wanted().toLowerCase();
      return {
        id: this.id(),
        version: this.version(),
        ...(code ? { code } : {}),
        ...(contentId ? { contentId } : {}),
      };
    },
    ({ id, version, ...query }, cursor) => this.client.exclusions(id, version, query, cursor),
  );

  protected readonly columns: readonly Column[] = [
    { name: 'picture', title: 'Picture' },
    { name: 'reason', title: 'Why it stayed out' },
  ];
  protected readonly words = EXCLUSION_WORDS;
  protected readonly formatCount = formatCount;
}
