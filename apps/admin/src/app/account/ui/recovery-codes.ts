import { DOCUMENT } from '@angular/common';
import { Component, type ElementRef, afterNextRender, computed, inject, input, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { CopyBox } from '../../shared/ui-copy/copy-box.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { saveFile } from '../../shared/util-download/save-file.js';
import { recoverySheet } from '../data/second-factor.js';
import { printText } from '../data/take-along.js';

/** The recovery codes, this once, and the ways to take them along. */
@Component({
  selector: 'odr-recovery-codes',
  imports: [CopyBox, Icon, MatButton],
  template: `
    <h3 #title tabindex="-1">Keep your recovery codes</h3>
    <p class="once">
      <odr-icon name="warning" /> They are shown this once. Without your device, one of them is the only way in.
    </p>
    <odr-copy-box label="The recovery codes" [text]="list()" />
    <div class="ways">
      <button matButton="outlined" type="button" (click)="save()">
        <odr-icon name="download" matButtonIcon /> Download
      </button>
      <button matButton="outlined" type="button" (click)="print()">Print</button>
    </div>
    <p class="odr-quiet">Keep them where your device is not: in a password manager, or on paper. Each works once.</p>
    <button matButton="filled" type="button" (click)="kept.emit()">I have kept them</button>
  `,
  styles: `
    :host {
      display: grid;
      justify-items: start;
      gap: 12px;
      inline-size: min(520px, 100%);
    }

    odr-copy-box {
      inline-size: 100%;
      font-variant-numeric: tabular-nums;
    }

    .once {
      display: flex;
      align-items: center;
      gap: 8px;
      color: var(--odr-status-pending);
    }

    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }

    h3:focus {
      outline: none;
    }
  `,
})
export class RecoveryCodes {
  private readonly document = inject(DOCUMENT);
  private readonly title = viewChild.required<ElementRef<HTMLElement>>('title');
  readonly codes = input.required<readonly string[]>();
  /** Whose they are. */
  readonly email = input.required<string>();
  readonly kept = output<void>();

  protected readonly list = computed(() => this.codes().join('\n'));

  constructor() {
    // The form that had the focus is gone: whoever listens hears first what there is to do.
    afterNextRender(() => this.title().nativeElement.focus());
  }

  protected save(): void {
    saveFile(this.document, new Blob([this.sheet()], { type: 'text/plain' }), 'recovery-codes.txt');
  }

  protected print(): void {
    printText(this.document, this.sheet());
  }

  private sheet(): string {
    return recoverySheet(this.codes(), this.email(), this.document.location.host);
  }
}
