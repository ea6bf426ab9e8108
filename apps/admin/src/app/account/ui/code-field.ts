import { Component, ElementRef, computed, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';

/** Asks for the digits of the device, or for a recovery code. */
@Component({
  selector: 'odr-code-field',
  imports: [FormField, MatError, MatFormField, MatHint, MatInput, MatLabel],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>{{ isRecovery() ? 'Recovery code' : 'Code' }}</mat-label>
      <input
        matInput
        type="text"
        autocapitalize="none"
        spellcheck="false"
        [attr.inputmode]="isRecovery() ? null : 'numeric'"
        [autocomplete]="isRecovery() ? 'off' : 'one-time-code'"
        [placeholder]="isRecovery() ? 'xxxx-xxxx-xxxx-xxxx' : ''"
        [formField]="field()"
      />
      <mat-hint>{{ hint() }}</mat-hint>
      @for (error of field()().errors(); track error.kind) {
        <mat-error>{{ error.message }}</mat-error>
      }
    </mat-form-field>
  `,
  styles: `
    :host,
    mat-form-field {
      display: block;
      inline-size: 100%;
    }

    input {
      font-variant-numeric: tabular-nums;
      letter-spacing: 0.12em;
    }
  `,
})
export class CodeField {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly field = input.required<FieldTree<string>>();
  readonly isRecovery = input(false);

  protected readonly hint = computed(() =>
    this.isRecovery() ? 'One of those that you kept; it works once' : 'Six digits, from your authenticator app',
  );

  focus(): void {
    this.host.nativeElement.querySelector('input')?.focus();
  }
}
