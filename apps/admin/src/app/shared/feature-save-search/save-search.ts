import { Service, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';

import type { KeptQuery, SavedSearch } from '../data-saved-search/saved-search.js';
import type { SearchToSave } from './save-search-dialog.js';

/** Asks what a search is to be called and when to tell of it, and keeps it. */
@Service()
export class SaveSearch {
  private readonly dialogs = inject(MatDialog);
  private readonly snacks = inject(MatSnackBar);
  private readonly router = inject(Router);

  /** @returns the search, or undefined when it was not saved after all */
  async ask(query: KeptQuery): Promise<SavedSearch | undefined> {
    const kept = await this.open({ query });
    if (!kept) return undefined;
    const snack = this.snacks.open(`“${kept.name}” is saved`, 'Open', { duration: 8_000 });
    snack.onAction().subscribe(() => void this.router.navigate(['/saved-searches', kept.id]));
    return kept;
  }

  /** @returns the search as it is afterwards, or undefined when nothing was changed */
  edit(search: SavedSearch): Promise<SavedSearch | undefined> {
    return this.open({ query: search.query, search });
  }

  private async open(data: SearchToSave): Promise<SavedSearch | undefined> {
    const { SaveSearchDialog } = await import('./save-search-dialog.js');
    return firstValueFrom(
      this.dialogs.open<unknown, SearchToSave, SavedSearch>(SaveSearchDialog, { data }).afterClosed(),
    );
  }
}
