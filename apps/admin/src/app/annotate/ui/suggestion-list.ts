import { PercentPipe } from '@angular/common';
import { Component, computed, input, output, signal } from '@angular/core';
import { isCaptionValue } from '@odr/contracts';
import { MatButton } from '@angular/material/button';

import { Icon } from '../../shared/ui-icon/icon.js';
import { KeyHint } from '../../shared/util-shortcuts/key-hint.js';
import type { Suggestion } from '../model/suggestion.js';

/** What models propose: take it with a key, correct it, or turn it down. */
@Component({
  selector: 'odr-suggestion-list',
  imports: [Icon, KeyHint, MatButton, PercentPipe],
  template: `
    <ul aria-label="Suggestions">
      @for (one of suggestions(); track one.id) {
        <li [class.current]="one.id === current()?.id">
          <button
            type="button"
            class="pick"
            [attr.aria-current]="one.id === current()?.id ? 'true' : null"
            (click)="picked.emit(one)"
          >
            <span class="what">{{ textOf(one) }}</span>
            <span class="odr-quiet" [title]="one.modelName">
              {{ one.kind === 'boxes' ? 'box' : one.kind === 'tags' ? 'tag' : 'caption' }}, {{ one.modelName }}
            </span>
            @if (one.score !== null) {
              <span class="odr-number">{{ one.score | percent }}</span>
            }
          </button>
          <button type="button" class="act" [attr.aria-label]="'Accept ' + one.label" (click)="accepted.emit([one])">
            <odr-icon name="check" />
          </button>
          <button type="button" class="act" [attr.aria-label]="'Reject ' + one.label" (click)="rejected.emit([one])">
            <odr-icon name="close" />
          </button>
        </li>
      }
    </ul>
    <p class="odr-quiet keys" aria-hidden="true">
      <odr-key-hint key="a" /> accept <odr-key-hint key="e" /> correct <odr-key-hint key="x" /> reject
      <odr-key-hint key="," /> <odr-key-hint key="." /> choose
    </p>
    @if (scored().length > 1) {
      <div class="all">
        <label>
          Surer than {{ least() | percent }}
          <input #range type="range" min="0" max="1" step="0.05" [value]="least()" (input)="least.set(+range.value)" />
        </label>
        <button matButton type="button" [disabled]="sure().length === 0" (click)="accepted.emit(sure())">
          Accept {{ sure().length }}
        </button>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }

    ul {
      max-block-size: 30dvh;
      overflow-y: auto;
    }

    li {
      display: flex;
      align-items: center;
      border-radius: 8px;
    }

    .current {
      background: var(--mat-sys-secondary-container);
      color: var(--mat-sys-on-secondary-container);
    }

    .current .odr-quiet {
      color: inherit;
    }

    button {
      --odr-icon-size: 18px;
    }

    .pick,
    .act {
      min-block-size: 32px;
      border: 0;
      border-radius: 8px;
      background: none;
      color: inherit;
      font: var(--mat-sys-body-medium);
      cursor: pointer;
    }

    .pick {
      display: flex;
      flex: 1;
      align-items: center;
      gap: 8px;
      min-inline-size: 0;
      text-align: start;
    }

    .pick .odr-number {
      margin-inline-start: auto;
    }

    /* Of a line too short for both, the name of the model gives way to what the model says. */
    .pick .odr-quiet {
      overflow: hidden;
      flex: 0 1000 auto;
      min-inline-size: 8ch;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    .act {
      display: grid;
      place-items: center;
      min-inline-size: 30px;
      padding: 0;
    }

    .what {
      overflow: hidden;
      min-inline-size: min-content;
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 3;
    }

    .keys {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 6px;
      font: var(--mat-sys-body-small);
    }

    .all,
    .all label {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }
  `,
})
export class SuggestionList {
  readonly suggestions = input.required<readonly Suggestion[]>();
  readonly current = input<Suggestion>();

  readonly picked = output<Suggestion>();
  readonly accepted = output<readonly Suggestion[]>();
  readonly rejected = output<readonly Suggestion[]>();

  protected readonly least = signal(0.8);
  protected readonly scored = computed(() => this.suggestions().filter(({ score }) => score !== null));
  protected readonly sure = computed(() => this.scored().filter(({ score }) => (score ?? 0) >= this.least()));
  protected readonly textOf = ({ value, label }: Suggestion): string => (isCaptionValue(value) ? value.caption : label);
}
