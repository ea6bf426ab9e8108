import { Component, computed, effect, inject, input, linkedSignal, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router, RouterLink } from '@angular/router';

import type { Content } from '../../shared/data-content/content.js';
import { PagedList } from '../../shared/data-page/paged-list.js';
import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { SavedSearchClient, type FindingsPage } from '../../shared/data-saved-search/data/saved-search-client.js';
import {
  ALERT_WORDS,
  addressOf,
  queryWords,
  sharedWords,
  type SavedSearch,
} from '../../shared/data-saved-search/saved-search.js';
import { Freeze } from '../../shared/feature-freeze/freeze.js';
import { SaveSearch } from '../../shared/feature-save-search/save-search.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { PictureCard } from '../../shared/ui-picture-card/picture-card.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';

/** One saved search: what it finds now, and which of it is new. */
@Component({
  selector: 'odr-saved-search-page',
  imports: [Empty, Icon, MatButton, PictureCard, ProblemView, RouterLink, ShowMore, Skeleton, TimeAgo],
  templateUrl: './saved-search-page.html',
})
export default class SavedSearchPage {
  readonly id = input.required<string>();

  private readonly client = inject(SavedSearchClient);
  private readonly dialogs = inject(SaveSearch);
  private readonly freezer = inject(Freeze);
  private readonly snacks = inject(MatSnackBar);
  private readonly router = inject(Router);

  private readonly answer = resource({ params: () => this.id(), loader: ({ params }) => this.client.get(params) });
  protected readonly search = linkedSignal<SavedSearch | undefined>(() =>
    this.answer.hasValue() ? this.answer.value() : undefined,
  );
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  protected readonly list = new PagedList<{ readonly content: Content }, string, FindingsPage>(
    () => this.search()?.id,
    (id, cursor) => this.client.results(id, cursor),
  );
  private readonly newIds = computed(() => new Set(this.list.page()?.newIds));
  protected readonly alertWords = ALERT_WORDS;
  protected readonly addressOf = addressOf;
  protected readonly queryWords = queryWords;
  protected readonly sharedWords = sharedWords;

  constructor() {
    // What is shown has been seen; it stays marked as new until the page is opened again.
    effect(() => {
      const shown = this.list.page();
      if (shown) void this.client.looked(this.id()).catch(() => undefined);
    });
  }

  protected readonly remove = action(async (search: SavedSearch) => {
    await this.client.delete(search);
    await this.router.navigate(['/saved-searches']);
    const snack = this.snacks.open(`“${search.name}” was deleted`, 'Undo', { duration: 8_000 });
    snack.onAction().subscribe(() => void this.restore.run(search));
  });
  private readonly restore = action(async (search: SavedSearch) => {
    await this.client.restore(search);
    await this.router.navigate(['/saved-searches', search.id]);
  });

  protected note(id: string): string {
    return this.newIds().has(id) ? 'New' : '';
  }

  protected async edit(search: SavedSearch): Promise<void> {
    const changed = await this.dialogs.edit(search);
    if (changed) this.search.set(changed);
  }

  protected freeze(search: SavedSearch): Promise<boolean> {
    return this.freezer.ask({ savedSearchId: search.id }, search.name);
  }

  protected reload(): void {
    this.answer.reload();
  }
}
