import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { KeyHint, ShortcutKey } from '../../shared/util-shortcuts/key-hint.js';

/** What can be done with a case besides judging it. */
export type Passing = 'skip' | 'hold' | 'hand_over';

/** Ways in which a case leaves without a verdict. */
@Component({
  selector: 'odr-passing-bar',
  imports: [KeyHint, MatButton, ShortcutKey],
  template: `
    <button matButton type="button" odrKey="s" [disabled]="isIdle()" (click)="pass.emit('skip')">
      Skip <odr-key-hint key="s" />
    </button>
    <button matButton type="button" odrKey="h" [disabled]="isIdle()" (click)="pass.emit('hold')">
      Hold <odr-key-hint key="h" />
    </button>
    <button matButton type="button" odrKey="t" [disabled]="isIdle()" (click)="pass.emit('hand_over')">
      Hand over <odr-key-hint key="t" />
    </button>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
    }

    odr-key-hint {
      margin-inline-start: 6px;
    }

    @media (width < 720px) {
      odr-key-hint {
        display: none;
      }
    }
  `,
  host: { role: 'group', 'aria-label': 'Pass on' },
})
export class PassingBar {
  readonly isIdle = input(false);
  readonly pass = output<Passing>();
}
