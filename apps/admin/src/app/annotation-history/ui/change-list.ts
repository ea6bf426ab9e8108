import { Component, input } from '@angular/core';

import type { Change } from '../data/change.js';

const WORDS = { added: 'Added', removed: 'Removed', changed: 'Changed' } as const;

/** Differences between two versions: texts word by word, the rest as it was and as it is. */
@Component({
  selector: 'odr-change-list',
  template: `
    <ul>
      @for (change of changes(); track $index) {
        <li class="odr-card">
          <p class="head">
            <span [class]="change.kind">{{ words[change.kind] }}</span> {{ change.name }}
          </p>
          @if (change.runs; as runs) {
            <!-- prettier-ignore -->
            <p class="text">@for (run of runs; track $index) {@switch (run.kind) {@case ('added') {<ins>{{ run.text }}</ins>}@case ('removed') {<del>{{ run.text }}</del>}@default {{{ run.text }}}}}</p>
          } @else {
            <p class="text pair">
              @if (change.before) {
                <del>{{ change.before }}</del>
              }
              @if (change.after) {
                <ins>{{ change.after }}</ins>
              }
            </p>
          }
        </li>
      }
    </ul>
  `,
  styleUrl: './change-list.scss',
})
export class ChangeList {
  readonly changes = input.required<readonly Change[]>();
  protected readonly words = WORDS;
}
