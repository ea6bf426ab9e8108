import { Component, type ElementRef, input, model, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { AppealOutcome, DecisionAction } from '@odr/contracts';

import { Icon } from '../../shared/ui-icon/icon.js';
import { injectShortcuts } from '../../shared/util-shortcuts/inject-shortcuts.js';
import { KeyHint, ShortcutKey } from '../../shared/util-shortcuts/key-hint.js';
import { type AppealAnswer, SHORTEST_ANSWER } from '../data/appeal.js';
import { type Passing, PassingBar } from './passing-bar.js';

/** Upholding or overturning, with the words that the appellant is told. */
@Component({
  selector: 'odr-appeal-bar',
  imports: [Icon, KeyHint, MatButton, PassingBar, ShortcutKey],
  template: `
    <div class="verdicts" role="group" aria-label="Answer to the appeal">
      <button matButton="filled" type="button" odrKey="o" (click)="answer(outcomes.Overturned)">
        <odr-icon matButtonIcon name="undo" /> Overturn <odr-key-hint key="o" />
      </button>
      <button matButton="tonal" type="button" odrKey="p" (click)="answer(outcomes.Upheld)">
        <odr-icon matButtonIcon name="gavel" /> Uphold <odr-key-hint key="p" />
      </button>
      @if (postponing().includes(actions.Escalate)) {
        <button matButton type="button" odrKey="e" (click)="postponed.emit(actions.Escalate)">
          Escalate <odr-key-hint key="e" />
        </button>
      }
      @if (postponing().includes(actions.Defer)) {
        <button matButton type="button" odrKey="w" (click)="postponed.emit(actions.Defer)">
          Tomorrow <odr-key-hint key="w" />
        </button>
      }
    </div>
    <odr-passing-bar (pass)="pass.emit($event)" />
    <div class="words">
      <label class="odr-filter note">
        Answer
        <input
          #answerBox
          type="text"
          maxlength="2000"
          placeholder="What the person who appeals is told"
          [attr.aria-invalid]="isMissing() || null"
          [attr.aria-describedby]="isMissing() ? 'odr-answer-missing' : null"
          [value]="text()"
          (input)="text.set(answerBox.value)"
          (keydown.enter)="answerBox.blur()"
          (keydown.escape)="answerBox.blur()"
        />
        <odr-key-hint key="n" />
      </label>
    </div>
    @if (isMissing()) {
      <p id="odr-answer-missing" class="obstacle" role="alert">Write the answer first: it is sent with the outcome.</p>
    }
  `,
  styleUrl: './verdict-bar.scss',
})
export class AppealBar {
  /** What can be done with it besides answering. */
  readonly postponing = input<readonly DecisionAction[]>([]);
  readonly text = model('');
  readonly answered = output<AppealAnswer>();
  readonly postponed = output<DecisionAction>();
  readonly pass = output<Passing>();

  protected readonly actions = DecisionAction;
  protected readonly outcomes = AppealOutcome;
  protected readonly isMissing = signal(false);
  private readonly answerBox = viewChild.required<ElementRef<HTMLInputElement>>('answerBox');

  constructor() {
    injectShortcuts('Appeal', [
      { key: 'o', label: 'Overturn', run: () => this.answer(AppealOutcome.Overturned) },
      { key: 'p', label: 'Uphold', run: () => this.answer(AppealOutcome.Upheld) },
      { key: 'n', label: 'Write the answer', run: () => this.answerBox().nativeElement.focus() },
    ]);
  }

  protected answer(outcome: AppealOutcome): void {
    const note = this.text().trim();
    this.isMissing.set(note.length < SHORTEST_ANSWER);
    if (this.isMissing()) this.answerBox().nativeElement.focus();
    else this.answered.emit({ outcome, note });
  }
}
