import { Component, ElementRef, computed, effect, inject, input, output } from '@angular/core';

import { Icon } from '../../shared/ui-icon/icon.js';
import { colourOf, type Mark } from '../model/mark.js';
import { SHAPE_WORDS, whereWords } from './words.js';

/** The objects in the picture, one a line, in step with what is selected there. */
@Component({
  selector: 'odr-object-list',
  imports: [Icon],
  template: `
    @for (mark of marks(); track mark.id) {
      <li [class.selected]="chosen().has(mark.id)" [class.hidden]="hidden().has(mark.id)">
        <button
          class="pick"
          type="button"
          [attr.aria-pressed]="chosen().has(mark.id)"
          (click)="picked.emit({ id: mark.id, isAdding: $event.shiftKey || $event.ctrlKey || $event.metaKey })"
        >
          <span class="dot" [style.background]="'var(--odr-mark-' + colourOf(mark.label) + ')'"></span>
          <span class="label" [class.none]="!mark.label">{{ mark.label || 'No label' }}</span>
          <span class="odr-quiet">{{ words[mark.shape.kind] }}</span>
          <span class="odr-visually-hidden">{{ where(mark) }}</span>
        </button>
        <button
          class="act"
          type="button"
          [attr.aria-label]="(hidden().has(mark.id) ? 'Show ' : 'Hide ') + (mark.label || 'object')"
          (click)="toggled.emit(mark.id)"
        >
          <odr-icon [name]="hidden().has(mark.id) ? 'visibility_off' : 'visibility'" />
        </button>
        <button
          class="act"
          type="button"
          [attr.aria-label]="'Delete ' + (mark.label || 'object')"
          (click)="deleted.emit(mark.id)"
        >
          <odr-icon name="delete" />
        </button>
      </li>
    }
  `,
  styleUrl: './object-list.scss',
  host: { role: 'list', 'aria-label': 'Objects in the picture' },
})
export class ObjectList {
  readonly marks = input.required<readonly Mark[]>();
  readonly selection = input.required<readonly string[]>();
  readonly hidden = input.required<ReadonlySet<string>>();

  readonly picked = output<{ readonly id: string; readonly isAdding: boolean }>();
  readonly toggled = output<string>();
  readonly deleted = output<string>();

  protected readonly chosen = computed(() => new Set(this.selection()));
  protected readonly colourOf = colourOf;
  protected readonly words = SHAPE_WORDS;
  protected readonly where = (mark: Mark): string => whereWords(mark.shape);

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    effect(() => {
      const last = this.selection().at(-1);
      const at = this.marks().findIndex(({ id }) => id === last);
      if (at !== -1) host.children[at]?.scrollIntoView?.({ block: 'nearest' });
    });
  }
}
