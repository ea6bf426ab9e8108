import { Component, input, signal } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatIconButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';

import { Icon } from '../ui-icon/icon.js';

/** Asks for a password: may be pasted, may be shown, and says when Caps Lock is on. */
@Component({
  selector: 'odr-password-field',
  imports: [FormField, Icon, MatError, MatFormField, MatHint, MatIconButton, MatInput, MatLabel, MatSuffix],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>{{ label() }}</mat-label>
      <input
        matInput
        autocapitalize="none"
        spellcheck="false"
        [type]="isShown() ? 'text' : 'password'"
        [autocomplete]="autocomplete()"
        [formField]="field()"
        (keydown)="noteCapsLock($event)"
        (keyup)="noteCapsLock($event)"
        (blur)="isCapsLockOn.set(false)"
      />
      <button
        matIconButton
        matSuffix
        type="button"
        [attr.aria-label]="(isShown() ? 'Hide: ' : 'Show: ') + label()"
        [title]="isShown() ? 'Hide what you type' : 'Show what you type'"
        (click)="isShown.set(!isShown())"
      >
        <odr-icon [name]="isShown() ? 'visibility_off' : 'visibility'" />
      </button>
      @if (hint(); as text) {
        <mat-hint>{{ text }}</mat-hint>
      }
      @for (error of field()().errors(); track error.kind) {
        <mat-error>{{ error.message }}</mat-error>
      }
    </mat-form-field>
    <p role="status">
      @if (isCapsLockOn()) {
        <odr-icon name="keyboard" /> Caps Lock is on
      }
    </p>
  `,
  styles: `
    :host {
      display: block;
      inline-size: 100%;
    }

    p {
      --odr-icon-size: 16px;

      display: flex;
      align-items: center;
      gap: 6px;
      padding-inline-start: 16px;
      color: var(--odr-status-pending);
      font: var(--mat-sys-body-small);
    }

    p:not(:empty) {
      padding-block-start: 4px;
    }
  `,
})
export class PasswordField {
  readonly label = input('Password');
  readonly hint = input('');
  readonly autocomplete = input.required<'current-password' | 'new-password'>();
  readonly field = input.required<FieldTree<string>>();

  protected readonly isShown = signal(false);
  protected readonly isCapsLockOn = signal(false);

  /** Filling by a password manager sends key events without modifiers. */
  protected noteCapsLock(event: Event): void {
    if (event instanceof KeyboardEvent) this.isCapsLockOn.set(event.getModifierState('CapsLock'));
  }
}
