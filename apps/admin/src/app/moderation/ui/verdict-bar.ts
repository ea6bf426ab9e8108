import {
  Component,
  type ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  model,
  output,
  signal,
  viewChild,
} from '@angular/core';
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
  /** Whether what is seldom needed is unfolded, where there is no room for it. */
  protected readonly isMore = signal(false);
  private readonly injector = inject(Injector);
  private readonly noteBox = viewChild.required<ElementRef<HTMLInputElement>>('noteBox');

  focusNote(): void {
    const box = this.noteBox().nativeElement;
    box.focus();
    // On narrow screens it is folded away.
    this.isMore.set(true);
    afterNextRender(() => box.focus(), { injector: this.injector });
  }

  protected setDuration(hours: string): void {
    this.durationHours.set(hours === '' ? undefined : Number(hours));
  }
}
