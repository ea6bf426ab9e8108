import { Component, ElementRef, Injector, afterNextRender, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { SchemaForm } from '../../shared/ui-schema-form/schema-form.js';
import type { FieldChange } from '../../shared/ui-schema-form/schema-value.js';
import type { Source } from '../data/annotation.js';
import type { OpenForm, SourceGroup } from '../data/source-choice.js';

/** So many names of what is missing are told; the others are counted. */
const NAMED = 4;

/** What one says in the form of a source, one below the other, and the choice of one more. */
@Component({
  selector: 'odr-form-list',
  imports: [MatButton, SchemaForm],
  templateUrl: './form-list.html',
  styleUrl: './form-list.scss',
})
export class FormList {
  readonly forms = input.required<readonly OpenForm[]>();
  readonly choices = input.required<readonly SourceGroup[]>();

  readonly chosen = output<string>();
  readonly filled = output<{ readonly source: Source; readonly change: FieldChange }>();
  readonly removed = output<Source>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  /** What was said before is folded up, unless somebody looks at it. */
  private readonly folds = signal<ReadonlyMap<string, boolean>>(new Map());

  /** Takes one to the first field, or to the choice of a form. */
  focus(): void {
    const [first] = this.forms();
    if (first) this.fold(first.source.id, true);
    this.focusLater('details :is(input, select, textarea, [contenteditable], button)', () => this.focusChoice());
  }

  focusChoice(): void {
    this.host.querySelector<HTMLElement>('.choice select')?.focus();
  }

  protected isOpen({ source, value }: OpenForm): boolean {
    return this.folds().get(source.id) ?? value === undefined;
  }

  protected fold(id: string, isOpen: boolean): void {
    if (this.folds().get(id) !== isOpen) this.folds.update((all) => new Map(all).set(id, isOpen));
  }

  protected choose(select: HTMLSelectElement): void {
    const id = select.value;
    select.value = '';
    if (id === '') return;
    this.fold(id, true);
    this.chosen.emit(id);
    this.focusLater(`[data-source="${id}"] :is(input, select, textarea, [contenteditable], button)`);
  }

  protected fill(source: Source, change: FieldChange): void {
    // With its first word it says something, which alone would fold it up.
    this.fold(source.id, true);
    this.filled.emit({ source, change });
  }

  protected stateOf({ value, missing, findings }: OpenForm): string {
    if (findings.length > 0) return 'Not accepted';
    if (missing.length > 0) return 'Not complete';
    return value === undefined ? 'Empty' : '';
  }

  protected missingWords({ missing }: OpenForm): string {
    const more = missing.length - NAMED;
    return [...missing.slice(0, NAMED), ...(more > 0 ? [`${more} more`] : [])].filter(Boolean).join(', ');
  }

  /** Not before it is there, however long that takes: keys typed meanwhile would be commands. */
  private focusLater(selector: string, otherwise?: () => void): void {
    const focus = (): void => {
      const found = this.host.querySelector<HTMLElement>(selector);
      if (!found) return otherwise?.();
      found.focus({ preventScroll: true });
      found.scrollIntoView?.({ block: 'center' });
    };
    afterNextRender({ read: focus }, { injector: this.injector });
  }
}
