import { Component, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { ContentSourceType } from '@odr/contracts';

import { Icon } from '../../shared/ui-icon/icon.js';
import { NO_SOURCE, type SourceRow } from '../data/description.js';
import { FormRows } from './form-rows.js';

/** Where a picture comes from, to be written down; part of a form. */
@Component({
  selector: 'odr-source-rows',
  imports: [FormField, Icon, MatButton, MatError, MatFormField, MatHint, MatIconButton, MatInput, MatLabel],
  template: `
    <fieldset class="odr-card">
      <legend>Sources: where it comes from</legend>
      @for (source of sources(); track $index; let index = $index) {
        <div class="row" role="group" [attr.aria-label]="'Source ' + (index + 1)">
          <mat-form-field appearance="outline" subscriptSizing="dynamic">
            <mat-label>Kind</mat-label>
            <select matNativeControl [formField]="source.type">
              @for (one of types; track one.value) {
                <option [value]="one.value">{{ one.word }}</option>
              }
            </select>
          </mat-form-field>
          <mat-form-field appearance="outline" subscriptSizing="dynamic">
            <mat-label>Source</mat-label>
            <input matInput [formField]="source.value" />
            @if (source.type().value() !== linked) {
              <mat-hint>Not an address, so credits do not link to it</mat-hint>
            }
            @for (error of source.value().errors(); track error.kind) {
              <mat-error>{{ error.message }}</mat-error>
            }
          </mat-form-field>
          <button
            matIconButton
            type="button"
            [attr.aria-label]="'Remove source ' + (index + 1)"
            (click)="remove(index)"
          >
            <odr-icon name="close" />
          </button>
        </div>
      } @empty {
        <p class="odr-quiet">No source is named yet.</p>
      }
      <div>
        <button matButton class="add" type="button" (click)="add()">
          <odr-icon matButtonIcon name="add" /> Add a source
        </button>
      </div>
    </fieldset>
  `,
  styleUrl: './form-rows.scss',
  styles: ':host { --odr-row-columns: 200px minmax(0, 1fr); }',
})
export class SourceRows extends FormRows<SourceRow> {
  readonly sources = input.required<FieldTree<readonly SourceRow[]>>();

  protected readonly rows = this.sources;
  protected readonly blank = NO_SOURCE;
  protected readonly linked = ContentSourceType.Url;
  protected readonly types = [
    { value: ContentSourceType.Url, word: 'Web address' },
    { value: ContentSourceType.Path, word: 'Path in a collection' },
    { value: ContentSourceType.HuggingFace, word: 'Row of a dataset' },
  ] as const;
}
