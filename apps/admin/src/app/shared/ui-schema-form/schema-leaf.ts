import { Component, computed, input, linkedSignal, output } from '@angular/core';

import { type Finding, sentenceOf } from '../util-json/finding.js';
import { JsonPart } from './json-part.js';
import type { Field } from './schema-form-model.js';
import type { FieldChange } from './schema-value.js';

type Leaf = Extract<Field, { kind: 'text' | 'number' | 'boolean' | 'choice' | 'anything' }>;

const NOT_SAID = '';

/** A field for a part that has no parts. */
@Component({
  selector: 'odr-schema-leaf',
  imports: [JsonPart],
  templateUrl: './schema-leaf.html',
  styleUrl: './schema-leaf.scss',
})
export class SchemaLeaf {
  private static count = 0;

  readonly field = input.required<Leaf>();
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly value = input.required<unknown>();
  readonly findings = input<readonly Finding[]>([]);
  readonly isRequired = input(false);
  readonly isNullable = input(false);
  /** Whether what is around it names it already, for those who see it. */
  readonly isBare = input(false);
  readonly changed = output<FieldChange>();

  protected readonly id = `odr-schema-leaf-${(SchemaLeaf.count += 1)}`;
  protected readonly text = computed(() => {
    const value = this.value();
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  });
  /** As it is typed: a number that is not finished yet must not be put right under the fingers. */
  protected readonly figure = linkedSignal<unknown, string>({
    source: this.value,
    computation: (value, before) =>
      before && before.value !== '' && Number(before.value) === value
        ? before.value
        : typeof value === 'number'
          ? String(value)
          : '',
  });
  protected readonly help = computed(() => {
    const field = this.field();
    const range = field.kind === 'number' ? field.range : '';
    return [this.hint(), range].filter(Boolean).join(' · ');
  });
  /** "12 of 100", once there is something to count and a limit that one could meet. */
  protected readonly count = computed(() => {
    const field = this.field();
    if (field.kind !== 'text' || field.max === undefined || field.max > 10_000) return undefined;
    const length = [...this.text()].length;
    return length === 0 ? undefined : { words: `${length} of ${field.max}`, isOver: length > field.max };
  });
  protected readonly wrong = computed(() => this.findings().map(sentenceOf));
  protected readonly describedBy = computed(
    () =>
      [this.help() ? `${this.id}-hint` : '', this.wrong().length > 0 ? `${this.id}-wrong` : '']
        .filter(Boolean)
        .join(' ') || null,
  );
  protected readonly options = computed(() => {
    const field = this.field();
    if (field.kind === 'boolean') return YES_AND_NO;
    return field.kind === 'choice' ? field.options : [];
  });
  protected readonly isInvalid = computed(() => (this.wrong().length > 0 || this.count()?.isOver ? 'true' : null));

  /** An emptied field that may be left out is left out. */
  protected setText(text: string): void {
    this.tell(text === NOT_SAID && !this.isRequired() ? undefined : text, true);
  }

  protected setNumber({ value, validity }: HTMLInputElement): void {
    if (validity.badInput) return;
    this.figure.set(value);
    this.tell(value === '' ? this.nothing() : Number(value), true);
  }

  protected setChoice(index: string): void {
    this.tell(index === NOT_SAID ? this.nothing() : this.options()[Number(index)]?.value, false);
  }

  protected tell(value: unknown, isTyped: boolean): void {
    this.changed.emit({ value, at: '', isTyped });
  }

  protected isChosen(option: unknown): boolean {
    return this.value() !== undefined && JSON.stringify(option) === JSON.stringify(this.value());
  }

  private nothing(): null | undefined {
    return this.isRequired() && this.isNullable() ? null : undefined;
  }
}

/** Nobody has said "no" by leaving a box empty, so there are two answers and none. */
const YES_AND_NO = [
  { value: true, word: 'Yes' },
  { value: false, word: 'No' },
] as const;
