import { DestroyRef, Service, type Signal, effect, inject, signal, untracked } from '@angular/core';

import { Shortcuts } from '../../shared/util-shortcuts/shortcuts.js';
import { type Choice, DIGITS } from '../ui/choice-panel.js';

/** What is asked, as far as keys are concerned. */
export interface Asked {
  readonly question: Signal<unknown>;
  readonly choices: Signal<readonly Choice[]>;
  /** Whether the choices are still being loaded. */
  readonly isWaiting: Signal<boolean>;
  readonly answer: (value: string) => void;
  readonly takeBack: () => void;
}

/**
 * Digits as answers. They work from the moment a question is asked: hands that know the desk type the verdict and its
 * policy at once, before either is drawn, and no other verdict may come in between.
 */
@Service({ autoProvided: false })
export class AnswerKeys {
  private readonly shortcuts = inject(Shortcuts);
  /** An answer by its number that cannot be looked up yet. */
  private readonly typed = signal<number | undefined>(undefined);
  private asked: Asked | undefined;
  private stop: (() => void) | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.end());
  }

  /** Injection context only. */
  listen(asked: Asked): void {
    this.asked = asked;
    effect(() => {
      if (asked.question() === undefined) untracked(() => this.end());
    });
    effect(() => {
      const typed = this.typed();
      if (typed === undefined || asked.isWaiting()) return;
      untracked(() => this.choose(typed));
    });
  }

  /** At once, not when the page is drawn again. */
  begin(): void {
    this.end();
    const digits = DIGITS.map((key, at) => ({
      key,
      label: `Answer ${key}`,
      run: () => this.choose(at),
      isEnabled: () => (this.asked?.isWaiting() ?? false) || this.asked?.choices()[at] !== undefined,
    }));
    const back = { key: 'Escape', label: 'Back', run: () => this.asked?.takeBack() };
    this.stop = this.shortcuts.scope('Choose', [...digits, back], { isModal: true });
  }

  private choose(at: number): void {
    if (this.asked?.isWaiting()) {
      this.typed.set(at);
      return;
    }
    this.typed.set(undefined);
    const choice = this.asked?.choices()[at];
    if (choice) this.asked?.answer(choice.value);
  }

  /** As soon as there is an answer: the next key may be about the next case. */
  end(): void {
    this.typed.set(undefined);
    this.stop?.();
    this.stop = undefined;
  }
}
