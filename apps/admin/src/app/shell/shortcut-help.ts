import { Component, type Injector, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog, MatDialogModule } from '@angular/material/dialog';

import { Keymap } from '../shared/util-shortcuts/keymap.js';
import { Shortcuts } from '../shared/util-shortcuts/shortcuts.js';
import { ShortcutRow } from './shortcut-row.js';

/** The keys that work right now, read from the registry: it cannot be out of date. */
@Component({
  selector: 'odr-shortcut-help',
  imports: [MatButton, MatDialogModule, ShortcutRow],
  template: `
    <h2 mat-dialog-title>Keyboard</h2>
    <mat-dialog-content>
      @for (scope of shortcuts.visible(); track scope) {
        <h3>{{ scope.name }}</h3>
        <div role="list" [attr.aria-label]="scope.name">
          @for (shortcut of scope.shortcuts; track shortcut.key) {
            <odr-shortcut-row role="listitem" [scope]="scope.name" [shortcut]="shortcut" />
          }
        </div>
      }
    </mat-dialog-content>
    <mat-dialog-actions>
      <button matButton type="button" (click)="shortcuts.setOff(!shortcuts.isOff())">
        {{ shortcuts.isOff() ? 'Switch single keys on' : 'Switch single keys off' }}
      </button>
      <button matButton type="button" (click)="keymap.reset()">All as they were</button>
      <button matButton="filled" type="button" mat-dialog-close>Close</button>
    </mat-dialog-actions>
  `,
  styles: `
    h3 {
      margin-block: 12px 6px;
      color: var(--odr-text-quiet);
    }
  `,
})
class ShortcutHelp {
  protected readonly shortcuts = inject(Shortcuts);
  protected readonly keymap = inject(Keymap);
}

/** Opens the keys over whatever is there, unless another dialog is. */
export function openShortcutHelp(injector: Injector): void {
  const dialogs = injector.get(MatDialog);
  if (dialogs.openDialogs.length === 0) dialogs.open(ShortcutHelp, { width: '520px' });
}
