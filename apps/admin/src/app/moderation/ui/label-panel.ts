import { Component, type ElementRef, afterNextRender, computed, input, output, signal, viewChild } from '@angular/core';
import { MatAutocompleteModule, MatAutocompleteTrigger } from '@angular/material/autocomplete';
import { MatButton } from '@angular/material/button';

import { injectShortcuts } from '../../shared/util-shortcuts/inject-shortcuts.js';
import { labelOf, labelsLike } from '../data/label.js';

/** Asks for a label; those in use are offered before somebody makes up another word for the same. */
@Component({
  selector: 'odr-label-panel',
  imports: [MatAutocompleteModule, MatButton],
  template: `
    <form (submit)="$event.preventDefault(); give(text())">
      <label class="odr-filter words">
        Label it
        <input
          #labelBox
          type="text"
          required
          maxlength="50"
          autocomplete="off"
          autocapitalize="none"
          placeholder="needs_crop"
          [value]="text()"
          [matAutocomplete]="offered"
          [attr.aria-invalid]="isWrong() || null"
          [attr.aria-describedby]="isWrong() ? 'odr-label-wrong' : null"
          (input)="type(labelBox.value)"
          (keydown.enter)="submit($event)"
        />
      </label>
      <mat-autocomplete #offered="matAutocomplete" (optionSelected)="give($event.option.value)">
        @for (label of likely(); track label) {
          <mat-option [value]="label">{{ label }}</mat-option>
        }
      </mat-autocomplete>
      <button matButton="filled" type="submit" [disabled]="text().trim() === ''">Label</button>
      <button matButton type="button" (click)="cancelled.emit()">Back</button>
      @if (isWrong()) {
        <p id="odr-label-wrong" class="wrong" role="alert">
          A label begins with a letter from a to z, and goes on with letters, digits and underscores.
        </p>
      }
    </form>
  `,
  styleUrl: './question-form.scss',
})
export class LabelPanel {
  /** Labels in use, the most usual first. */
  readonly used = input<readonly string[]>([]);
  readonly labelled = output<string>();
  readonly cancelled = output<void>();

  protected readonly text = signal('');
  protected readonly isWrong = signal(false);
  protected readonly likely = computed(() => labelsLike(this.used(), this.text()));
  private readonly labelBox = viewChild.required<ElementRef<HTMLElement>>('labelBox');
  private readonly trigger = viewChild.required(MatAutocompleteTrigger);

  constructor() {
    injectShortcuts('Label', [{ key: 'Escape', label: 'Back', run: () => this.cancelled.emit(), isForTyping: true }], {
      isModal: true,
    });
    afterNextRender(() => this.labelBox().nativeElement.focus());
  }

  protected type(text: string): void {
    this.text.set(text);
    this.isWrong.set(false);
  }

  protected submit(event: Event): void {
    // Also where the list is open: it takes Enter for itself while one of its words is chosen.
    event.preventDefault();
    if (!this.trigger().activeOption) this.give(this.text());
  }

  protected give(text: string): void {
    const label = labelOf(text);
    this.isWrong.set(label === undefined);
    if (label !== undefined) this.labelled.emit(label);
  }
}
