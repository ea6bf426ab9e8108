import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { MatAutocompleteModule } from '@angular/material/autocomplete';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';

import { type License, matching } from '../../shared/data-license/license.js';
import { Status } from '../../shared/ui-status/status.js';

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
        [value]="text()"
        [matAutocomplete]="choices"
        (input)="typed(box.value)"
        (focus)="box.select()"
      />
      <mat-autocomplete #choices="matAutocomplete" autoActiveFirstOption (optionSelected)="typed($event.option.value)">
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
      @if (chosen(); as license) {
        <mat-hint><odr-status [code]="license.verdict" [label]="verdictWord()" /></mat-hint>
      } @else if (text()) {
        <mat-hint>Not in the catalogue; it will be checked when the files arrive</mat-hint>
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
  `,
})
export class LicensePicker {
  readonly licenses = input.required<readonly License[]>();
  readonly value = input('');
  readonly changed = output<string>();

  protected readonly text = linkedSignal(() => this.value());
  protected readonly chosen = computed(() => this.licenses().find((one) => one.id === this.text()));
  /** After a choice the list starts over, so that another one can be picked without clearing the field first. */
  protected readonly found = computed(() => matching(this.licenses(), this.chosen() ? '' : this.text(), SHOWN));
  protected readonly verdictWord = computed(() => {
    const license = this.chosen();
    if (license?.verdict === 'open') return 'Open, can be published';
    if (license?.verdict === 'not_open') return 'Not open, will not be published';
    return 'Unknown, not published until it is clear';
  });

  protected typed(text: string): void {
    this.text.set(text);
    this.changed.emit(text);
  }
}
