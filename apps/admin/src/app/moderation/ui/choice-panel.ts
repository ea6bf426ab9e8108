import {
  Component,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
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

/**
 * A question with answers; arrows walk through all of them, and where there are more than digits, letters narrow them down.
 * Whoever asks listens to the digits and Escape.
 */
@Component({
  selector: 'odr-choice-panel',
  imports: [MatButton],
  template: `
    <div class="asked">
      <h3 id="odr-choice-title">{{ title() }}</h3>
      @if (isMany()) {
        <label class="odr-filter find">
          <span class="odr-visually-hidden">Find an answer</span>
          <input
            #findBox
            type="text"
            autocomplete="off"
            placeholder="Type to find one"
            [value]="typed()"
            (input)="typed.set(findBox.value)"
            (keydown.enter)="$event.preventDefault(); chooseFirst()"
            (keydown.arrowdown)="$event.preventDefault(); walk(1)"
            (keydown.escape)="cancelled.emit()"
          />
        </label>
      }
    </div>
    <ul aria-labelledby="odr-choice-title">
      @for (choice of found(); track choice.value) {
        <li>
          <button
            type="button"
            class="choice"
            [attr.aria-describedby]="choice.hint ? 'odr-choice-hint' : null"
            (focus)="about.set(choice)"
            (mouseenter)="about.set(choice)"
            (click)="chosen.emit(choice.value)"
          >
            <kbd aria-hidden="true">{{ digitOf(choice) }}</kbd> {{ choice.label }}
          </button>
        </li>
      } @empty {
        <li>{{ isLoading() ? 'One moment …' : typed() ? 'None is called that.' : empty() }}</li>
      }
    </ul>
    @if (about()?.hint; as hint) {
      <p id="odr-choice-hint" class="hint">{{ hint }}</p>
    }
    <button matButton type="button" (click)="cancelled.emit()">Back (Esc)</button>
  `,
  styleUrl: './choice-panel.scss',
  host: { role: 'group', 'aria-labelledby': 'odr-choice-title', '(keydown)': 'find($event)' },
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
  /** Whether some of them are on no digit. */
  protected readonly isMany = computed(() => this.choices().length > DIGITS.length);
  protected readonly typed = signal('');
  protected readonly found = computed(() => choicesLike(this.choices(), this.typed()));
  private readonly findBox = viewChild<ElementRef<HTMLInputElement>>('findBox');
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    injectShortcuts('Answers', [
      { key: 'ArrowDown', aliases: ['ArrowRight'], label: 'Next answer', run: () => this.walk(1), isRepeating: true },
      { key: 'ArrowUp', aliases: ['ArrowLeft'], label: 'Answer before', run: () => this.walk(-1), isRepeating: true },
    ]);
    afterNextRender(() => this.buttons()[0]?.focus({ preventScroll: true }));
  }

  /** A digit stays with its answer, however many of the others are shown. */
  protected digitOf(choice: Choice): string {
    return DIGITS[this.choices().indexOf(choice)] ?? '';
  }

  /** A letter goes into the box, whatever has the focus. */
  protected find({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): void {
    if (/^\p{L}$/u.test(key) && !ctrlKey && !metaKey && !altKey) this.findBox()?.nativeElement.focus();
  }

  protected chooseFirst(): void {
    const [first] = this.found();
    if (first && this.typed().trim()) this.chosen.emit(first.value);
  }

  protected walk(step: 1 | -1): void {
    const buttons = this.buttons();
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  }

  private buttons(): HTMLElement[] {
    return [...this.host.querySelectorAll<HTMLElement>('.choice')];
  }
}

/** Those that have every word in their names, or, where none has, in what they mean. */
function choicesLike(choices: readonly Choice[], typed: string): readonly Choice[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const holding = (text: (choice: Choice) => string): readonly Choice[] =>
    choices.filter((choice) => words.every((word) => text(choice).toLowerCase().includes(word)));
  const named = holding(({ label }) => label);
  return named.length > 0 ? named : holding(({ label, hint = '' }) => `${label} ${hint}`);
}
