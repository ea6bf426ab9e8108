import { Service, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';

import { plural } from '../util-format/format.js';
import type { AddedToSet } from './add-to-set-dialog.js';

/** Asks into which set pictures shall go, and says what became of them with a way to the set. */
@Service()
export class AddToSet {
  private readonly dialogs = inject(MatDialog);
  private readonly snacks = inject(MatSnackBar);
  private readonly router = inject(Router);

  /** @returns whether they were added */
  async ask(contentIds: readonly string[]): Promise<boolean> {
    const { AddToSetDialog } = await import('./add-to-set-dialog.js');
    const dialog = this.dialogs.open<unknown, readonly string[], AddedToSet>(AddToSetDialog, { data: contentIds });
    const outcome = await firstValueFrom(dialog.afterClosed());
    if (!outcome) return false;
    const snack = this.snacks.open(wordsFor(outcome), 'Open set', { duration: 8_000 });
    snack.onAction().subscribe(() => void this.router.navigate(['/sets', outcome.set.id]));
    return true;
  }
}

function wordsFor({ set, addition: { added, present, missing } }: AddedToSet): string {
  const others = [
    present > 0 ? `${present} ${present === 1 ? 'was' : 'were'} there` : '',
    missing.length > 0 ? `${missing.length} could not be found` : '',
  ].filter(Boolean);
  return `${plural(added, 'picture')} added to “${set.name}”${others.length > 0 ? `; ${others.join(', ')}` : ''}`;
}
