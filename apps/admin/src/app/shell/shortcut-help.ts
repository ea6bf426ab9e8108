import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogModule } from '@angular/material/dialog';

import { Shortcuts, keyLabel } from '../shared/util-shortcuts/shortcuts.js';

/** The keys that work right now, read from the registry: it cannot be out of date. */
@Component({
  selector: 'odr-shortcut-help',
  imports: [MatButton, MatDialogModule],
  template: `
    <h2 mat-dialog-title>Keyboard</h2>
    <mat-dialog-content>
      @for (scope of shortcuts.visible(); track scope) {
        <h3>{{ scope.name }}</h3>
        <dl>
          @for (shortcut of scope.shortcuts; track shortcut.key) {
            <div>
              <dt>{{ shortcut.label }}</dt>
              <dd>
                <kbd>{{ label(shortcut.key) }}</kbd>
                @for (alias of shortcut.aliases ?? []; track alias) {
                  <kbd>{{ label(alias) }}</kbd>
                }
              </dd>
            </div>
          }
        </dl>
      }
    </mat-dialog-content>
    <mat-dialog-actions>
      <button matButton type="button" (click)="shortcuts.setOff(!shortcuts.isOff())">
        {{ shortcuts.isOff() ? 'Switch single keys on' : 'Switch single keys off' }}
      </button>
      <button matButton="filled" type="button" mat-dialog-close>Close</button>
    </mat-dialog-actions>
  `,
  styles: `
    h3 {
      margin-block: 12px 6px;
      color: var(--odr-text-quiet);
    }

    dl > div {
      display: flex;
      justify-content: space-between;
      gap: 16px;
      padding-block: 5px;
      border-block-end: 1px solid var(--odr-line);
      color: var(--odr-text);
    }

    kbd {
      display: inline-block;
      min-inline-size: 24px;
      margin-inline-start: 4px;
      padding: 1px 6px;
      border: 1px solid var(--odr-line);
      border-radius: 4px;
      text-align: center;
      font: var(--mat-sys-label-medium);
    }
  `,
})
export class ShortcutHelp {
  protected readonly shortcuts = inject(Shortcuts);
  protected readonly label = keyLabel;
}
