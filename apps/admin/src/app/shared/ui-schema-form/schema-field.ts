import { Component, computed, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';

import { Icon } from '../ui-icon/icon.js';
import { parsed } from '../util-json/json-text.js';
import { alternativeFor, beginning, fieldOf, labelOf, resolved, type Schema, withMember } from './schema-form.js';

const NOT_SAID = '';

/** One part of a value, entered as its schema wants it; parts of parts are fields of their own. */
@Component({
  selector: 'odr-schema-field',
  imports: [Icon, MatButton, MatIconButton],
  templateUrl: './schema-field.html',
  styleUrl: './schema-field.scss',
})
export class SchemaField {
  private static count = 0;

  readonly schema = input.required<unknown>();
  readonly root = input.required<Schema>();
  readonly name = input.required<string>();
  readonly value = input.required<unknown>();
  readonly isRequired = input(false);
  readonly changed = output<unknown>();

  protected readonly id = `odr-schema-field-${(SchemaField.count += 1)}`;
  protected readonly known = computed(() => resolved(this.schema(), this.root()));
  protected readonly field = computed(() => fieldOf(this.known()));
  protected readonly label = computed(() => labelOf(this.name(), this.known()));
  protected readonly hint = computed(() => {
    const { description } = this.known();
    return typeof description === 'string' ? description : '';
  });
  protected readonly items = computed(() => {
    const value = this.value();
    return Array.isArray(value) ? (value as readonly unknown[]) : [];
  });
  protected readonly alternative = computed(() => {
    const field = this.field();
    return field.kind === 'alternatives' ? alternativeFor(this.value(), field.schemas, this.root()) : 0;
  });
  protected readonly text = computed(() => {
    const value = this.value();
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  });
  protected readonly json = computed(() => (this.value() === undefined ? '' : JSON.stringify(this.value())));

  protected member(name: string): unknown {
    const value = this.value();
    return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
      ? (value as Record<string, unknown>)[name]
      : undefined;
  }

  protected setMember(name: string, next: unknown): void {
    this.changed.emit(withMember(this.value(), name, next));
  }

  protected setItem(index: number, next: unknown): void {
    const items = [...this.items()];
    items[index] = next ?? null;
    this.changed.emit(items);
  }

  protected add(item: Schema): void {
    this.changed.emit([...this.items(), beginning(item, this.root()) ?? null]);
  }

  protected remove(index: number): void {
    this.changed.emit(this.items().filter((_, at) => at !== index));
  }

  /** An emptied field that may be left out is left out. */
  protected setText(text: string): void {
    this.changed.emit(text === NOT_SAID && !this.isRequired() ? undefined : text);
  }

  protected setNumber(text: string): void {
    this.changed.emit(text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text));
  }

  protected setChoice(index: string): void {
    const field = this.field();
    this.changed.emit(field.kind === 'choice' && index !== NOT_SAID ? field.options[Number(index)] : undefined);
  }

  protected setAlternative(index: string): void {
    const field = this.field();
    if (field.kind === 'alternatives') this.changed.emit(beginning(field.schemas[Number(index)], this.root()));
  }

  protected setJson(text: string): void {
    const json = parsed(text);
    if (text.trim() === '') this.changed.emit(undefined);
    else if ('value' in json) this.changed.emit(json.value);
  }

  protected isChosen(option: unknown): boolean {
    return JSON.stringify(option) === JSON.stringify(this.value());
  }

  protected word(option: unknown): string {
    return typeof option === 'string' ? option : JSON.stringify(option);
  }

  protected alternativeWord(schema: Schema, index: number): string {
    const known = resolved(schema, this.root());
    return labelOf(typeof known['type'] === 'string' ? known['type'] : `Kind ${index + 1}`, known);
  }
}
