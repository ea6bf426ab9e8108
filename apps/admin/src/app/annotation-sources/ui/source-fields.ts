import { Component, input, model } from '@angular/core';

import type { License } from '../../shared/data-license/license.js';
import { LicensePicker } from '../../shared/ui-license-picker/license-picker.js';
import { SOURCE_TYPES, type SourceDraft } from '../data/source.js';

/** Who annotates, what about, and under which licence. */
@Component({
  selector: 'odr-source-fields',
  imports: [LicensePicker],
  template: `
    <label class="odr-filter">
      Name
      <input #name autocomplete="off" maxlength="200" [value]="draft().name" (input)="set({ name: name.value })" />
    </label>
    <label class="odr-filter">
      Says
      <select #type (change)="setType(type.value)">
        @for (one of types; track one.value) {
          <option [value]="one.value" [selected]="one.value === draft().type">{{ one.word }}</option>
        }
      </select>
    </label>
    <label class="odr-filter">
      Belongs to
      <input
        #ecosystem
        autocomplete="off"
        maxlength="200"
        placeholder="Nothing in particular"
        [value]="draft().ecosystem ?? ''"
        (input)="set({ ecosystem: ecosystem.value || null })"
      />
    </label>
    <odr-license-picker [licenses]="licenses()" [value]="draft().license" (valueChange)="set({ license: $event })" />
    <label class="odr-filter wide">
      Address of the licence
      <input
        #address
        type="url"
        autocomplete="off"
        maxlength="2000"
        placeholder="https://…"
        [value]="draft().licenseUrl ?? ''"
        (input)="set({ licenseUrl: address.value.trim() || null })"
      />
    </label>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(280px, 1fr));
      gap: 12px;
      align-items: start;
    }

    .wide {
      grid-column: 1 / -1;
    }

    input,
    select {
      flex: 1;
    }
  `,
})
export class SourceFields {
  readonly draft = model.required<SourceDraft>();
  readonly licenses = input.required<readonly License[]>();
  protected readonly types = SOURCE_TYPES;

  protected set(change: Partial<SourceDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected setType(value: string): void {
    const type = SOURCE_TYPES.find((one) => one.value === value)?.value;
    if (type) this.set({ type });
  }
}
