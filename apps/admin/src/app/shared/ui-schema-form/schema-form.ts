import { Component, computed, input, output } from '@angular/core';

import type { Finding } from '../util-json/finding.js';
import { SchemaField } from './schema-field.js';
import type { Schema } from './schema-reading.js';
import { beginning, type FieldChange } from './schema-value.js';

/** A form made from a JSON Schema. What no field fits is written as JSON; whether it is right, the server says. */
@Component({
  selector: 'odr-schema-form',
  imports: [SchemaField],
  template: `
    <odr-schema-field
      [schema]="schema()"
      [root]="schema()"
      [name]="name()"
      [value]="shown()"
      [findings]="findings()"
      [isRequired]="true"
      [isBare]="true"
      (changed)="changed.emit($event)"
    />
  `,
})
export class SchemaForm {
  readonly schema = input.required<Schema>();
  /** What the whole is called. */
  readonly name = input.required<string>();
  /** Undefined while nothing is said. */
  readonly value = input<unknown>();
  /** What the server finds wrong, as pointers into the value. */
  readonly findings = input<readonly Finding[]>([]);
  readonly changed = output<FieldChange>();

  protected readonly shown = computed(() => this.value() ?? beginning(this.schema(), this.schema()));
}
