import { Component, input, model } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import type { Permission } from '@odr/contracts';

import type { ScopeGroup } from '../data-api-key/scopes.js';

/** What a key may do, ticked one by one or by the group. */
@Component({
  selector: 'odr-scope-picker',
  imports: [MatCheckbox],
  template: `
    @for (group of groups(); track group.title) {
      <div class="odr-card" role="group" [attr.aria-label]="group.title">
        <mat-checkbox
          class="title"
          [checked]="shareOf(group) === 'all'"
          [indeterminate]="shareOf(group) === 'some'"
          (change)="tickGroup(group, $event.checked)"
          >{{ group.title }}</mat-checkbox
        >
        @for (one of group.scopes; track one.scope) {
          <mat-checkbox [checked]="scopes().includes(one.scope)" (change)="tick([one.scope], $event.checked)">
            {{ one.meaning }} <code>{{ one.scope }}</code>
          </mat-checkbox>
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(340px, 100%), 1fr));
      gap: 12px;
    }

    .odr-card {
      display: grid;
      align-content: start;
      justify-items: start;
      padding: 8px 16px 12px 8px;
    }

    .title {
      --mat-checkbox-label-text-weight: 600;
    }

    mat-checkbox:not(.title) {
      margin-inline-start: 20px;
    }

    code {
      color: var(--odr-text-quiet);
      font-size: 0.75rem;
    }
  `,
})
export class ScopePicker {
  readonly groups = input.required<readonly ScopeGroup[]>();
  readonly scopes = model.required<readonly Permission[]>();

  /** Every one, none, or some of a group: the state of the box before its title. */
  protected shareOf({ scopes }: ScopeGroup): 'all' | 'some' | 'none' {
    const count = scopes.filter(({ scope }) => this.scopes().includes(scope)).length;
    if (count === 0) return 'none';
    return count === scopes.length ? 'all' : 'some';
  }

  protected tick(scopes: readonly Permission[], isTicked: boolean): void {
    const rest = this.scopes().filter((one) => !scopes.includes(one));
    this.scopes.set(isTicked ? [...rest, ...scopes] : rest);
  }

  protected tickGroup({ scopes }: ScopeGroup, isTicked: boolean): void {
    this.tick(
      scopes.map(({ scope }) => scope),
      isTicked,
    );
  }
}
