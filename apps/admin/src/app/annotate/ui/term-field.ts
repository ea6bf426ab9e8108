import { Component, type ElementRef, input, output, viewChild } from '@angular/core';
import { MatAutocompleteModule, MatAutocompleteTrigger } from '@angular/material/autocomplete';

/** A word with completion: Enter takes what is typed, or the word that the arrows chose. */
@Component({
  selector: 'odr-term-field',
  imports: [MatAutocompleteModule],
  template: `
    <label class="odr-filter">
      {{ label() }}
      <input
        #field
        autocomplete="off"
        [value]="value()"
        [placeholder]="placeholder()"
        [matAutocomplete]="terms"
        (input)="typed.emit(field.value)"
        (focus)="typed.emit(field.value); field.select()"
        (keydown.enter)="take($event)"
        (keydown.escape)="left.emit()"
        (change)="isKept() && take($event)"
      />
    </label>
    <mat-autocomplete #terms="matAutocomplete" (optionSelected)="choose($event.option.value)">
      @for (option of options(); track option) {
        <mat-option [value]="option">{{ option }}</mat-option>
      }
    </mat-autocomplete>
  `,
  styles: `
    :host,
    label {
      display: flex;
    }

    input {
      flex: 1;
    }
  `,
})
export class TermField {
  readonly label = input.required<string>();
  readonly value = input('');
  readonly placeholder = input('');
  readonly options = input<readonly string[]>([]);
  /** Whether the word stays in the field, and counts when one leaves it. */
  readonly isKept = input(false);

  readonly typed = output<string>();
  readonly taken = output<string>();
  readonly left = output<void>();

  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  private readonly trigger = viewChild.required(MatAutocompleteTrigger);

  focus(): void {
    this.field().nativeElement.focus();
  }

  protected choose(word: string): void {
    this.give(word);
  }

  protected take(event: Event): void {
    // The list takes Enter for itself while one of its words is chosen.
    if (event instanceof KeyboardEvent && this.trigger().activeOption) return;
    event.preventDefault();
    this.trigger().closePanel();
    this.give(this.field().nativeElement.value);
  }

  private give(word: string): void {
    const tidy = word.trim().replaceAll(/\s+/g, ' ');
    if (!this.isKept()) this.field().nativeElement.value = '';
    if (tidy !== '' || this.isKept()) this.taken.emit(tidy);
  }
}
