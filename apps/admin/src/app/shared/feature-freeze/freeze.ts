import { Service, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';

import type { Frozen, ToFreeze } from '../data-saved-search/data/freeze-client.js';
import { plural } from '../util-format/format.js';
import type { FreezeQuestion } from './freeze-dialog.js';

/** Asks what a set is to be called and makes it of what is found, or of what was picked. */
@Service()
export class Freeze {
  private readonly dialogs = inject(MatDialog);
  private readonly snacks = inject(MatSnackBar);
  private readonly router = inject(Router);

  /** @returns whether a set was made */
  async ask(what: ToFreeze, name: string): Promise<boolean> {
    const { FreezeDialog } = await import('./freeze-dialog.js');
    const dialog = this.dialogs.open<unknown, FreezeQuestion, Frozen>(FreezeDialog, { data: { what, name } });
    const frozen = await firstValueFrom(dialog.afterClosed());
    if (!frozen) return false;
    const { added, state, setId } = frozen;
    const words = state === 'running' ? `${plural(added, 'picture')} so far, more to come` : plural(added, 'picture');
    const snack = this.snacks.open(`The set is made: ${words}`, 'Open set', { duration: 8_000 });
    snack.onAction().subscribe(() => void this.router.navigate(['/sets', setId]));
    return true;
  }
}
