import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { Icon } from '../../shared/ui-icon/icon.js';
import { whoWord } from '../../shared/util-annotation/who.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { causeWord, type Version } from '../data/history.js';

/** The versions of an annotation, newest first, and the way back to each. */
@Component({
  selector: 'odr-version-list',
  imports: [Icon, MatButton, TimeAgo],
  template: `
    <ol>
      @for (one of versions(); track one.version) {
        <li [class.selected]="one.version === selected()">
          <button
            type="button"
            class="look"
            [attr.aria-current]="one.version === selected() ? 'true' : null"
            (click)="look.emit(one.version)"
          >
            <span class="what">
              <span class="odr-number">Version {{ one.version }}</span> · {{ causeWord(one) }}
            </span>
            <span class="odr-quiet">{{ whoWord(one, me()) }} · <odr-time-ago [at]="one.createdAt" /></span>
            @if (one.sources) {
              <span class="odr-quiet sources">
                @for (source of one.sources; track $index) {
                  <span>{{ source.name ?? 'a source that is gone' }}, schema {{ source.schemaVersion }}</span>
                }
              </span>
            }
            @if (one.manuallyAdjusted) {
              <span class="odr-quiet">Adjusted by hand</span>
            }
          </button>
          @if (one.version === current()) {
            <span class="now">Current</span>
          } @else if (mayRevert()) {
            <button
              matButton
              type="button"
              [disabled]="isBusy()"
              [attr.aria-label]="'Bring back version ' + one.version"
              (click)="revert.emit(one.version)"
            >
              <odr-icon matButtonIcon name="undo" /> Bring back
            </button>
          }
        </li>
      }
    </ol>
  `,
  styleUrl: './version-list.scss',
})
export class VersionList {
  readonly versions = input.required<readonly Version[]>();
  readonly selected = input.required<number | undefined>();
  readonly current = input.required<number>();
  /** Who looks at it, if anybody is signed in. */
  readonly me = input<string>();
  readonly mayRevert = input(false);
  readonly isBusy = input(false);
  readonly look = output<number>();
  readonly revert = output<number>();

  protected readonly causeWord = causeWord;
  protected readonly whoWord = whoWord;
}
