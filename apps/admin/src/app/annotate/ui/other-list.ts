import { Component, ElementRef, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { plural } from '../../shared/util-format/format.js';
import type { OtherAnnotation } from '../data/other-annotation.js';
import { objectCount } from './words.js';

/** What others say, each under its source and author: shown or hidden, and to start from. */
@Component({
  selector: 'odr-other-list',
  imports: [MatButton, RouterLink],
  template: `
    @for (one of others(); track one.id) {
      <li
        (mouseenter)="pointed.emit(one.id)"
        (mouseleave)="pointed.emit(undefined)"
        (focusin)="pointed.emit(one.id)"
        (focusout)="pointed.emit(undefined)"
      >
        <label>
          <input
            #box
            type="checkbox"
            [checked]="shown().has(one.id)"
            (change)="toggled.emit({ other: one, isShown: box.checked })"
          />
          <span class="swatch" [style.background]="'var(--odr-mark-' + one.colour + ')'"></span>
          <span class="name">{{ one.source.name }}</span>
          <span class="odr-quiet who">{{ one.who }}{{ one.language ? ', ' + one.language : '' }}</span>
        </label>
        @if (shown().has(one.id)) {
          <div class="said">
            @for (text of one.reading.texts; track $index) {
              <p>
                @if (text.label && one.reading.texts.length > 1) {
                  <span class="odr-quiet">{{ text.label }}:</span>
                }
                {{ text.text }}
              </p>
            }
            @if (one.reading.tags.length > 0 && !count(one)) {
              <p>{{ tagWords(one) }}</p>
            }
            @if (count(one); as objects) {
              <p class="odr-quiet">{{ plural(objects, 'object') }}, dotted in the picture</p>
            }
            <p class="actions">
              <button
                matButton
                type="button"
                [attr.aria-label]="'Start from this: ' + one.source.name + ' of ' + one.who"
                (click)="taken.emit(one)"
              >
                Start from this
              </button>
              <a
                matButton
                target="_blank"
                [routerLink]="['/annotations', one.annotationId, 'history']"
                [attr.aria-label]="'History of ' + one.source.name + ' of ' + one.who + ', in a new tab'"
                >History</a
              >
            </p>
          </div>
        }
      </li>
    }
  `,
  styleUrl: './other-list.scss',
  host: { role: 'list', 'aria-label': 'What others say' },
})
export class OtherList {
  readonly others = input.required<readonly OtherAnnotation[]>();
  readonly shown = input.required<ReadonlySet<string>>();

  readonly toggled = output<{ readonly other: OtherAnnotation; readonly isShown: boolean }>();
  readonly taken = output<OtherAnnotation>();
  readonly pointed = output<string | undefined>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly plural = plural;
  protected readonly count = ({ value }: OtherAnnotation): number => objectCount(value);
  protected readonly tagWords = ({ reading }: OtherAnnotation): string =>
    reading.tags.map(({ word }) => word).join(', ');

  /** Takes one to the next of them, round at the end. */
  focusNext(): void {
    const boxes = [...this.host.querySelectorAll<HTMLElement>('input')];
    const at = boxes.findIndex((box) => box.closest('li')?.contains(document.activeElement));
    boxes[(at + 1) % boxes.length]?.focus();
  }
}
