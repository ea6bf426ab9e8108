import { Component, computed, input, model } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ScannerName } from '@odr/contracts';

import type { Scan } from '../../shared/data-scan/scan.js';
import { findingsInWords, placesOf, scannerWord } from '../../shared/data-scan/scan-words.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';

/** What scans found, one scanner after the other, in plain words. */
@Component({
  selector: 'odr-scan-card',
  imports: [Icon, MatButton, TimeAgo],
  templateUrl: './scan-card.html',
  styles: `
    :host,
    section {
      display: grid;
      gap: 12px;
    }

    section {
      gap: 2px;
    }

    h3 {
      display: flex;
      align-items: center;
      gap: 8px;
      font: var(--mat-sys-title-small);
    }

    h3.flagged {
      color: var(--odr-status-pending);
    }

    p {
      overflow-wrap: anywhere;
      font: var(--mat-sys-body-medium);
    }

    small {
      color: var(--odr-text-quiet);
      overflow-wrap: anywhere;
    }

    button {
      justify-self: start;
    }
  `,
})
export class ScanCard {
  readonly scans = input.required<readonly Scan[]>();
  /** Whose places are drawn over the picture. */
  readonly shown = model<ScannerName | undefined>(undefined);

  protected readonly rows = computed(() =>
    this.scans().map((scan) => ({
      scan,
      title: scannerWord(scan.scanner),
      words: findingsInWords(scan),
      places: placesOf(scan).length,
    })),
  );

  protected toggle(scanner: ScannerName): void {
    this.shown.set(this.shown() === scanner ? undefined : scanner);
  }
}
