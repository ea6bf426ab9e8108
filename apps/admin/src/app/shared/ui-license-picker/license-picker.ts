import { Component, computed, input, model } from '@angular/core';
import type { FormValueControl, ValidationError } from '@angular/forms/signals';
import { MatAutocompleteModule } from '@angular/material/autocomplete';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';

import { type License, matching } from '../data-license/license.js';
import { Status } from '../ui-status/status.js';

const SHOWN = 40;

/** Chooses a licence by id or name, with the verdict beside it. What is not in the catalogue may be typed as well. */
@Component({
  selector: 'odr-license-picker',
  imports: [MatAutocompleteModule, MatFormField, MatHint, MatInput, MatLabel, Status],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>Licence</mat-label>
      <input
        matInput
        #box
        autocomplete="off"
        placeholder="CC0-1.0, CC BY 4.0 …"
        [value]="value()"
        [matAutocomplete]="choices"
        (input)="value.set(box.value)"
        (focus)="box.select()"
      />
      <mat-autocomplete
        #choices="matAutocomplete"
        autoActiveFirstOption
        (optionSelected)="value.set($event.option.value)"
      >
        @for (license of found(); track license.id) {
          <mat-option [value]="license.id">
            <span class="option"
              ><span
                ><strong>{{ license.id }}</strong> {{ license.name }}</span
              >
              <odr-status [code]="license.verdict"
            /></span>
          </mat-option>
        }
      </mat-autocomplete>
      @if (errors()[0]; as error) {
        <mat-hint class="error" role="alert">{{ error.message }}</mat-hint>
      } @else if (chosen(); as license) {
        <mat-hint><odr-status [code]="license.verdict" [label]="verdictWord()" /></mat-hint>
      } @else if (value()) {
        <mat-hint>Not in the catalogue; the server will check what it means</mat-hint>
      } @else {
        <mat-hint>Without a licence nothing can be published</mat-hint>
      }
    </mat-form-field>
  `,
  styles: `
    .option {
      display: flex;
      justify-content: space-between;
      gap: 16px;
    }

    .error {
      color: var(--odr-status-delisted);
    }
  `,
})
export class LicensePicker implements FormValueControl<string> {
  readonly licenses = input.required<readonly License[]>();
  readonly value = model('');
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);

  protected readonly chosen = computed(() => this.licenses().find((one) => one.id === this.value()));
  /** After a choice the list starts over, so that another one can be picked without clearing the field first. */
  protected readonly found = computed(() => matching(this.licenses(), this.chosen() ? '' : this.value(), SHOWN));
  protected readonly verdictWord = computed(() => {
    const license = this.chosen();
    if (license?.verdict === 'open') return 'Open, can be published';
    if (license?.verdict === 'not_open') return 'Not open, will not be published';
    return 'Unknown, not published until it is clear';
  });
}
