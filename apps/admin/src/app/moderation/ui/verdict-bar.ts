import { Component, type ElementRef, input, model, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { DecisionAction } from '@odr/contracts';

import { Icon } from '../../shared/ui-icon/icon.js';
import { KeyHint, ShortcutKey } from '../../shared/util-shortcuts/key-hint.js';
import { POLICIES } from '../data/case.js';

/** The verdicts with their keys, and the words that go with them. */
@Component({
  selector: 'odr-verdict-bar',
  imports: [Icon, KeyHint, MatButton, ShortcutKey],
  templateUrl: './verdict-bar.html',
  styleUrl: './verdict-bar.scss',
})
export class VerdictBar {
  readonly obstacle = input<string | undefined>();
  readonly isIdle = input(false);
  readonly note = model('');
  readonly policy = model('');
  readonly verdict = output<DecisionAction>();
  readonly skip = output<void>();

  protected readonly actions = DecisionAction;
  protected readonly policies = POLICIES;
  private readonly noteBox = viewChild.required<ElementRef<HTMLInputElement>>('noteBox');

  focusNote(): void {
    this.noteBox().nativeElement.focus();
  }
}
