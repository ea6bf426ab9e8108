import { Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { NOT_FOR_SERVICES, type Permission, type Role, can } from '@odr/contracts';

import { LIFETIMES, type NewApiKey, inDays } from '../../shared/data-api-key/api-key.js';
import { scopeGroups } from '../../shared/data-api-key/scopes.js';
import { ScopePicker } from '../../shared/ui-scopes/scope-picker.js';

const USUAL_DAYS = 90;

/** What a new key is for, what it may do within the account's role, and how long. */
@Component({
  selector: 'odr-key-form',
  imports: [MatButton, ScopePicker],
  template: `
    <form (submit)="submit($event)" novalidate>
      <label class="odr-filter">
        What it is for
        <input #box autocomplete="off" maxlength="100" size="28" [value]="name()" (input)="name.set(box.value)" />
      </label>
      <label class="odr-filter">
        Ends after
        <select #daysBox (change)="days.set(+daysBox.value)">
          @for (one of lifetimes; track one.days) {
            <option [value]="one.days" [selected]="one.days === days()">{{ one.word }}</option>
          }
        </select>
      </label>
      <odr-scope-picker [groups]="groups()" [(scopes)]="scopes" />
      <div>
        <button matButton="filled" type="submit" [disabled]="!isReady() || isPending()">
          {{ isPending() ? 'Making…' : 'Make the key' }}
        </button>
        <button matButton type="button" (click)="cancelled.emit()">Cancel</button>
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      justify-items: start;
      gap: 12px;
    }

    odr-scope-picker {
      inline-size: 100%;
    }
  `,
})
export class KeyForm {
  readonly role = input.required<Role>();
  readonly isPending = input(false);
  readonly wished = output<NewApiKey>();
  readonly cancelled = output<void>();

  protected readonly name = signal('');
  protected readonly days = signal(USUAL_DAYS);
  protected readonly scopes = signal<readonly Permission[]>([]);
  protected readonly groups = computed(() =>
    scopeGroups((permission) => can(this.role(), permission) && !NOT_FOR_SERVICES.has(permission)),
  );
  protected readonly isReady = computed(() => this.name().trim() !== '' && this.scopes().length > 0);
  protected readonly lifetimes = LIFETIMES;

  protected submit(event: Event): void {
    event.preventDefault();
    if (!this.isReady()) return;
    this.wished.emit({ name: this.name().trim(), scopes: this.scopes(), expiresAt: inDays(this.days()) });
  }
}
