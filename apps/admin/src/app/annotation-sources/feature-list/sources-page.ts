import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
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
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { debounced } from '../../shared/util-url-state/debounced.js';
import { injectUrlState } from '../../shared/util-url-state/url-state.js';
import { AnnotationSourceClient, type SourceFilter } from '../data/annotation-source-client.js';
import { type AnnotationSource, SOURCE_TYPES, countWord, typeWord } from '../data/source.js';

/** Who or what annotates: people, models, data sets; each with the schema that its annotations satisfy. */
@Component({
  selector: 'odr-sources-page',
  imports: [Cell, Empty, Icon, MatButton, ProblemView, RouterLink, ShowMore, Skeleton, Status, Table, TimeAgo],
  templateUrl: './sources-page.html',
})
export default class SourcesPage {
  readonly name = input<string>();
  readonly type = input<string>();
  readonly licenseVerdict = input<string>();

  private readonly client = inject(AnnotationSourceClient);
  protected readonly session = inject(Session);
  protected readonly url = injectUrlState();

  protected readonly types = SOURCE_TYPES;
  protected readonly typeWord = typeWord;
  protected readonly countWord = countWord;
  private readonly filter = computed<SourceFilter>(() => ({
    name: this.name() ?? '',
    type: this.type() ?? '',
    licenseVerdict: this.licenseVerdict() ?? '',
  }));
  protected readonly isFiltered = computed(() => Object.values(this.filter()).some((value) => value !== ''));
  protected readonly list = new PagedList<AnnotationSource, SourceFilter>(this.filter, (filter, cursor) =>
    this.client.list(filter, cursor),
  );
  protected readonly searchSoon = debounced(250, (words: string) => this.url.patch({ name: words.trim() }));
  protected readonly columns: readonly Column[] = [
    { name: 'name', title: 'Name' },
    { name: 'type', title: 'Says' },
    { name: 'license', title: 'Licence' },
    { name: 'annotationCount', title: 'Annotations', align: 'end' },
    { name: 'schemaVersion', title: 'Schema', align: 'end' },
    { name: 'updatedAt', title: 'Changed' },
  ];

  protected showAll(): void {
    this.url.patch({ name: '', type: '', licenseVerdict: '' });
  }
}
