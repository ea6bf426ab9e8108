import { Component, ElementRef, Injector, afterNextRender, computed, inject, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';

import { Icon } from '../ui-icon/icon.js';
import { besides, type Finding, sentenceOf, within } from '../util-json/finding.js';
import { isObject } from '../util-json/json-text.js';
import { alternativeFor, labelOf, partOf } from './schema-form-model.js';
import { SchemaLeaf } from './schema-leaf.js';
import { resolved, type Schema } from './schema-reading.js';
import { blank, type FieldChange, isNothing, MAX_ITEMS_SHOWN, memberOf, withMember } from './schema-value.js';

/** One part of a value, entered as its schema wants it; parts of parts are fields of their own. */
@Component({
  selector: 'odr-schema-field',
  imports: [Icon, MatButton, MatIconButton, SchemaLeaf],
  templateUrl: './schema-field.html',
  styleUrl: './schema-field.scss',
})
export class SchemaField {
  private static count = 0;

  readonly schema = input.required<unknown>();
  readonly root = input.required<Schema>();
  readonly name = input.required<string>();
  readonly value = input.required<unknown>();
  readonly findings = input<readonly Finding[]>([]);
  readonly isRequired = input(false);
  /** Whether what is around it frames and names it already. */
  readonly isBare = input(false);
  /** Whether the name is meant for people as it is, as those of items are. */
  readonly isNamed = input(false);
  /** References that led here. */
  readonly trail = input<readonly string[]>();
  readonly changed = output<FieldChange>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  protected readonly id = `odr-schema-field-${(SchemaField.count += 1)}`;
  protected readonly part = computed(() => partOf(this.schema(), this.root(), this.trail()));
  protected readonly items = computed(() => {
    const value = this.value();
    return Array.isArray(value) ? (value as readonly unknown[]) : [];
  });
  /** Long lists would hold the page up; as text they do not. */
  protected readonly field = computed(() => {
    const { field } = this.part();
    return field.kind === 'list' && this.items().length > MAX_ITEMS_SHOWN ? ({ kind: 'anything' } as const) : field;
  });
  protected readonly label = computed(() => (this.isNamed() ? this.name() : labelOf(this.name(), this.part().schema)));
  protected readonly hint = computed(() => {
    const { description } = this.part().schema;
    return typeof description === 'string' ? description : '';
  });
  /** What has to be said first, each in the order of the schema. */
  protected readonly members = computed(() => {
    const field = this.field();
    if (field.kind !== 'group') return [];
    return field.members.toSorted((a, b) => Number(b.isRequired) - Number(a.isRequired));
  });
  /** Members that the schema does not name, and the value has. */
  protected readonly others = computed(() => {
    const [field, value] = [this.field(), this.value()];
    if (field.kind !== 'group' || !isObject(value)) return [];
    const named = new Set(field.members.map(({ name }) => name));
    return Object.keys(value).filter((name) => !named.has(name));
  });
  /** What is wrong with the whole of it; parts show theirs. */
  protected readonly wrong = computed(() => {
    const [field, findings] = [this.field(), this.findings()];
    if (field.kind === 'group')
      return besides(findings, [...field.members.map(({ name }) => name), ...this.others()]).map(sentenceOf);
    if (field.kind === 'list' || field.kind === 'tuple')
      return besides(findings, [...this.items().keys()]).map(sentenceOf);
    return [];
  });
  protected readonly alternative = computed(() => {
    const field = this.field();
    return field.kind === 'alternatives' ? alternativeFor(this.value(), field.schemas, this.root()) : 0;
  });
  protected readonly describedBy = computed(
    () =>
      [this.hint() ? `${this.id}-hint` : '', this.wrong().length > 0 ? `${this.id}-wrong` : '']
        .filter(Boolean)
        .join(' ') || null,
  );
  /** Items with parts are framed and named one by one; others stand in a row. */
  protected readonly hasFramedItems = computed(() => {
    const field = this.field();
    if (field.kind !== 'list') return false;
    const { kind } = partOf(field.item, this.root(), this.part().trail).field;
    return kind === 'group' || kind === 'list' || kind === 'tuple';
  });
  protected readonly memberOf = memberOf;

  protected within(name: string | number): readonly Finding[] {
    return within(this.findings(), name);
  }

  protected setMember(name: string, change: FieldChange): void {
    const value = withMember(this.value(), name, change.value);
    this.tell(this.isRequired() || !isNothing(value) ? value : undefined, name, change);
  }

  protected setItem(index: number, change: FieldChange): void {
    const items = [...this.items()];
    items[index] = change.value ?? null;
    this.tell(items, index, change);
  }

  protected add(item: Schema): void {
    const items = [...this.items(), blank(item, this.root(), this.part().trail)];
    this.changed.emit({ value: items, at: '', isTyped: false });
    const first = (): void =>
      this.host
        .querySelector<HTMLElement>(
          `:scope > fieldset > .item:nth-of-type(${items.length}) :is(input, select, textarea)`,
        )
        ?.focus();
    afterNextRender({ read: first }, { injector: this.injector });
  }

  protected remove(index: number): void {
    const items = this.items().filter((_, at) => at !== index);
    const value = items.length === 0 && !this.isRequired() ? undefined : items;
    this.changed.emit({ value, at: '', isTyped: false });
  }

  protected setAlternative(index: string): void {
    const field = this.field();
    if (field.kind !== 'alternatives') return;
    const value = blank(field.schemas[Number(index)], this.root(), this.part().trail);
    this.changed.emit({ value, at: '', isTyped: false });
  }

  protected alternativeWord(schema: Schema, index: number): string {
    const { schema: known } = resolved(schema, this.root());
    return labelOf(typeof known['type'] === 'string' ? known['type'] : `Kind ${index + 1}`, known);
  }

  /** What an item is called among the others: with what stands first in it, if that is a word. */
  protected itemName(item: unknown, index: number): string {
    if (!this.hasFramedItems()) return `${this.label()} ${index + 1}`;
    const field = this.field();
    const title = field.kind === 'list' ? labelOf('', resolved(field.item, this.root()).schema) : '';
    const word = isObject(item) ? Object.values(item).find((one) => typeof one === 'string' && one !== '') : undefined;
    return [[title, index + 1].filter(Boolean).join(' '), word].filter(Boolean).join(' · ');
  }

  private tell(value: unknown, name: string | number, { at, isTyped }: FieldChange): void {
    this.changed.emit({ value, at: `/${name}${at}`, isTyped });
  }
}
