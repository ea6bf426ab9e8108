import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { Icon } from '../../shared/ui-icon/icon.js';
import { formatCount, plural } from '../../shared/util-format/format.js';
import { notCheckedOf, talliesOf } from '../data/check-words.js';
import type { LicenseCheck } from '../data/dataset.js';

/** Whether a selection may leave under its profile, why not, and the three ways out. */
@Component({
  selector: 'odr-check-panel',
  imports: [Icon, MatButton, RouterLink],
  templateUrl: './check-panel.html',
  styleUrl: './check-panel.scss',
})
export class CheckPanel {
  readonly check = input.required<LicenseCheck>();
  /** The first of those that may not leave, one by one. */
  readonly refused = input.required<LicenseCheck['items']>();
  readonly leavesOut = input.required<boolean>();
  /** Another profile was chosen. */
  readonly profile = output<string>();
  readonly leaveOut = output<boolean>();

  protected readonly tallies = computed(() => talliesOf([...this.refused(), ...this.allowedItems()]));
  protected readonly notChecked = computed(() => notCheckedOf(this.check().items));
  protected readonly formatCount = formatCount;
  protected readonly plural = plural;

  private allowedItems(): LicenseCheck['items'] {
    const known = new Set(this.refused().map(({ contentId }) => contentId));
    return this.check().items.filter(({ contentId }) => !known.has(contentId));
  }
}
