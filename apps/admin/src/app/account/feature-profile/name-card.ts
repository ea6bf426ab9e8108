import { Component, inject, input, linkedSignal, output } from '@angular/core';
import { FormField, form, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';

import { action } from '../../shared/data-problem/action.js';
import { fieldErrors } from '../../shared/data-problem/field-errors.js';
import { Session } from '../../shared/data-session/session.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import type { Account } from '../data/account.js';
import { AccountClient } from '../data/account-client.js';
import { nameSchema } from '../data/name-schema.js';

/** The name that others see. */
@Component({
  selector: 'odr-name-card',
  imports: [FormField, MatButton, MatError, MatFormField, MatHint, MatInput, MatLabel, ProblemView],
  template: `
    <form class="odr-card" aria-labelledby="name" (submit)="onSubmit($event)" novalidate>
      <h2 id="name">Name</h2>
      @if (save.problem(); as problem) {
        <odr-problem [problem]="problem" [isRetryable]="false" consequence="Your name is as it was." />
      }
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        <mat-label>Name</mat-label>
        <input matInput autocomplete="name" [formField]="fields.name" />
        <mat-hint>Shown beside what you contribute, and to your teams</mat-hint>
        @for (error of fields.name().errors(); track error.kind) {
          <mat-error>{{ error.message }}</mat-error>
        }
      </mat-form-field>
      <div>
        <button matButton="filled" type="submit" [disabled]="save.pending() || !isChanged()">
          {{ save.pending() ? 'Saving…' : 'Save name' }}
        </button>
      </div>
    </form>
  `,
  styleUrl: '../ui/account-page.scss',
})
export class NameCard {
  private readonly client = inject(AccountClient);
  private readonly session = inject(Session);
  readonly name = input.required<string>();
  readonly renamed = output<Account>();

  private readonly model = linkedSignal(() => ({ name: this.name() }));
  protected readonly fields = form(this.model, nameSchema);
  protected readonly save = action(async () => {
    const account = await this.client.rename(this.model().name.trim());
    this.session.remember(account);
    this.renamed.emit(account);
  });

  protected isChanged(): boolean {
    return this.model().name.trim() !== this.name();
  }

  protected async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.fields, async () => {
      await this.save.run();
      return fieldErrors(this.save.problem(), this.fields);
    });
  }
}
