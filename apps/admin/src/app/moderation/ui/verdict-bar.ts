import { Component, type ElementRef, computed, input, model, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { DecisionAction } from '@odr/contracts';

import { Icon } from '../../shared/ui-icon/icon.js';
import { KeyHint, ShortcutKey } from '../../shared/util-shortcuts/key-hint.js';
import { DURATIONS } from '../data/policy.js';
import { type Passing, PassingBar } from './passing-bar.js';

/** The verdicts with their keys, and the words that go with them. What is not done in a queue is not there. */
@Component({
  selector: 'odr-verdict-bar',
  imports: [Icon, KeyHint, MatButton, PassingBar, ShortcutKey],
  templateUrl: './verdict-bar.html',
  styleUrl: './verdict-bar.scss',
})
export class VerdictBar {
  readonly obstacle = input<string | undefined>();
  readonly isIdle = input(false);
  readonly hiddenActions = input<readonly string[]>([]);
  readonly hasReports = input(false);
  readonly note = model('');
  readonly publicNote = model('');
  readonly durationHours = model<number | undefined>();
  readonly verdict = output<DecisionAction>();
  readonly pass = output<Passing>();

  protected readonly actions = DecisionAction;
  protected readonly durations = DURATIONS;
  protected readonly offers = computed(() => {
    const hidden = new Set(this.hiddenActions());
    return (action: DecisionAction): boolean => !hidden.has(action);
  });
  private readonly noteBox = viewChild.required<ElementRef<HTMLInputElement>>('noteBox');

  focusNote(): void {
    this.noteBox().nativeElement.focus();
  }

  protected setDuration(hours: string): void {
    this.durationHours.set(hours === '' ? undefined : Number(hours));
  }
}
