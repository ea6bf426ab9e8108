import { Component, input, output } from '@angular/core';

import { SetFilter } from '../../shared/feature-set-filter/set-filter.js';
import type { Choice } from '../data/choice.js';
import type { DatasetVersion, ReleaseProfile } from '../data/dataset.js';

/** What a version is to be made of. Says each change as words of the address; an empty one takes a word away. */
@Component({
  selector: 'odr-selection-form',
  imports: [SetFilter],
  templateUrl: './selection-form.html',
  styleUrl: './selection-form.scss',
})
export class SelectionForm {
  readonly choice = input.required<Choice>();
  readonly profiles = input.required<readonly ReleaseProfile[]>();
  /** The dataset's own, where nothing else is chosen. */
  readonly ownProfile = input.required<string>();
  readonly isDefined = input.required<boolean>();
  readonly versions = input.required<readonly DatasetVersion[]>();
  readonly changed = output<Readonly<Record<string, string | null>>>();

  protected set(name: string, value: string): void {
    this.changed.emit({ [name]: value.trim() || null });
  }

  protected share(train: string, validation: string, test: string): void {
    const shares = [train, validation, test].map((one) => one.trim() || '0');
    this.changed.emit({ splits: shares.every((one) => one === '0') ? null : shares.join(',') });
  }

  protected shareAt(place: number): string {
    return this.choice().splits?.split(',')[place] ?? '';
  }
}
