import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatSnackBar } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { action } from '../../shared/data-problem/action.js';
import { SavedSearchClient } from '../../shared/data-saved-search/data/saved-search-client.js';
import {
  ALERT_WORDS,
  addressOf,
  queryWords,
  sharedWords,
  type SavedSearch,
} from '../../shared/data-saved-search/saved-search.js';
import { SaveSearch } from '../../shared/feature-save-search/save-search.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { plural } from '../../shared/util-format/format.js';

const UNDO_MS = 8_000;

/** The searches that one keeps, and those of one's teams: what each looks for, whether it tells of news, and what is new. */
@Component({
  selector: 'odr-saved-searches-page',
  imports: [Empty, Icon, MatButton, ProblemView, RouterLink, ShowMore, Skeleton],
  templateUrl: './saved-searches-page.html',
  styleUrl: './saved-searches-page.scss',
})
export default class SavedSearchesPage {
  private readonly client = inject(SavedSearchClient);
  private readonly dialogs = inject(SaveSearch);
  private readonly snacks = inject(MatSnackBar);

  protected readonly list = new PagedList<SavedSearch, true>(
    () => true,
    (_all, cursor) => this.client.list(cursor),
  );
  protected readonly alertWords = ALERT_WORDS;
  protected readonly addressOf = addressOf;
  protected readonly queryWords = queryWords;
  protected readonly sharedWords = sharedWords;
  protected readonly plural = plural;

  protected readonly remove = action(async (search: SavedSearch) => {
    await this.client.delete(search);
    this.list.reload();
    const snack = this.snacks.open(`“${search.name}” was deleted`, 'Undo', { duration: UNDO_MS });
    snack.onAction().subscribe(() => void this.restore.run(search));
  });
  protected readonly restore = action(async (search: SavedSearch) => {
    await this.client.restore(search);
    this.list.reload();
  });

  protected async edit(search: SavedSearch): Promise<void> {
    if (await this.dialogs.edit(search)) this.list.reload();
  }
}
