import { Component, ElementRef, afterNextRender, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { injectShortcuts } from '../../shared/util-shortcuts/inject-shortcuts.js';

/** One thing to choose. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** The keys of the first ten; whoever asks listens to them. */
export const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;

/** A question with answers; arrows walk through all of them. Whoever asks listens to the digits and Escape. */
@Component({
  selector: 'odr-choice-panel',
  imports: [MatButton],
  template: `
    <h3 id="odr-choice-title">{{ title() }}</h3>
    <ul aria-labelledby="odr-choice-title">
      @for (choice of choices(); track choice.value) {
        <li>
          <button
            type="button"
            class="choice"
            [attr.aria-describedby]="choice.hint ? 'odr-choice-hint' : null"
            (focus)="about.set(choice)"
            (mouseenter)="about.set(choice)"
            (click)="chosen.emit(choice.value)"
          >
            <kbd aria-hidden="true">{{ digitOf($index) }}</kbd> {{ choice.label }}
          </button>
        </li>
      } @empty {
        <li>{{ isLoading() ? 'One moment …' : empty() }}</li>
      }
    </ul>
    @if (about()?.hint; as hint) {
      <p id="odr-choice-hint" class="hint">{{ hint }}</p>
    }
    <button matButton type="button" (click)="cancelled.emit()">Back (Esc)</button>
  `,
  styleUrl: './choice-panel.scss',
  host: { role: 'group', 'aria-labelledby': 'odr-choice-title' },
})
export class ChoicePanel {
  readonly title = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  readonly empty = input('There is nothing to choose.');
  readonly isLoading = input(false);
  readonly chosen = output<string>();
  readonly cancelled = output<void>();

  /** The one that is looked at: what it means is written out. */
  protected readonly about = signal<Choice | undefined>(undefined);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    injectShortcuts('Answers', [
      { key: 'ArrowDown', aliases: ['ArrowRight'], label: 'Next answer', run: () => this.walk(1), isRepeating: true },
      { key: 'ArrowUp', aliases: ['ArrowLeft'], label: 'Answer before', run: () => this.walk(-1), isRepeating: true },
    ]);
    afterNextRender(() => this.buttons()[0]?.focus({ preventScroll: true }));
  }

  protected digitOf(index: number): string {
    return DIGITS[index] ?? '';
  }

  private walk(step: 1 | -1): void {
    const buttons = this.buttons();
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  }

  private buttons(): HTMLElement[] {
    return [...this.host.querySelectorAll<HTMLElement>('.choice')];
  }
}
