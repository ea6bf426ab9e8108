import { Component, computed, inject, signal } from '@angular/core';
import { FormField, form, maxLength, required, submit, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import type { Permission } from '@odr/contracts';

import { action } from '../../shared/data-problem/action.js';
import { fieldErrors } from '../../shared/data-problem/field-errors.js';
import { Session } from '../../shared/data-session/session.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { ScopePicker } from '../../shared/ui-scopes/scope-picker.js';
import { type CreatedApiKey, LIFETIMES, inDays } from '../../shared/data-api-key/api-key.js';
import { ApiKeyClient } from '../data/api-key-client.js';
import { scopeGroups } from '../../shared/data-api-key/scopes.js';
import { MadeKey } from './made-key.js';

const USUAL_DAYS = 90;

interface Wish {
  readonly name: string;
  readonly scopes: readonly Permission[];
  readonly days: number;
}

/** Makes an API key, and shows it the only time. */
@Component({
  selector: 'odr-new-api-key-page',
  imports: [
    FormField,
    Icon,
    MadeKey,
    MatButton,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    ProblemView,
    RouterLink,
    ScopePicker,
  ],
  templateUrl: './new-api-key-page.html',
  styleUrls: ['../ui/account-page.scss', './new-api-key-page.scss'],
})
export default class NewApiKeyPage {
  private readonly client = inject(ApiKeyClient);
  private readonly session = inject(Session);

  private readonly model = signal<Wish>({ name: '', scopes: [], days: USUAL_DAYS });
  protected readonly fields = form(this.model, (path) => {
    required(path.name, { message: 'Say what the key is for' });
    maxLength(path.name, 100, { message: 'Use at most 100 characters' });
    validate(path.scopes, ({ value }) =>
      value().length === 0 ? { kind: 'none', message: 'Tick at least one thing that it may do' } : undefined,
    );
  });
  protected readonly groups = computed(() => scopeGroups((permission) => this.session.can(permission)));
  protected readonly lifetimes = LIFETIMES;
  protected readonly made = signal<CreatedApiKey | undefined>(undefined);

  protected readonly create = action(async () => {
    const { name, scopes, days } = this.model();
    this.made.set(await this.client.create({ name: name.trim(), scopes, expiresAt: inDays(days) }));
  });

  protected choose(scopes: readonly Permission[]): void {
    this.fields.scopes().value.set(scopes);
    this.fields.scopes().markAsTouched();
  }

  protected async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.fields, async () => {
      await this.create.run();
      return fieldErrors(this.create.problem(), this.fields);
    });
  }
}
