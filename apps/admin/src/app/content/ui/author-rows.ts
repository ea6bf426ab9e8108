import { Component, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';

import { Icon } from '../../shared/ui-icon/icon.js';
import { type AuthorRow, NO_AUTHOR } from '../data/description.js';
import { FormRows } from './form-rows.js';

/** The authors of a picture to be written down, in the order of credit; part of a form. */
@Component({
  selector: 'odr-author-rows',
  imports: [FormField, Icon, MatButton, MatError, MatFormField, MatIconButton, MatInput, MatLabel],
  template: `
    <fieldset class="odr-card">
      <legend>Authors, in the order of credit</legend>
      @for (author of authors(); track $index; let index = $index) {
        <div class="row" role="group" [attr.aria-label]="'Author ' + (index + 1)">
          <mat-form-field appearance="outline" subscriptSizing="dynamic">
            <mat-label>Author</mat-label>
            <input matInput [formField]="author.name" />
            @for (error of author.name().errors(); track error.kind) {
              <mat-error>{{ error.message }}</mat-error>
            }
          </mat-form-field>
          <mat-form-field appearance="outline" subscriptSizing="dynamic">
            <mat-label>Their page</mat-label>
            <input matInput type="url" placeholder="https://" [formField]="author.url" />
            @for (error of author.url().errors(); track error.kind) {
              <mat-error>{{ error.message }}</mat-error>
            }
          </mat-form-field>
          <button
            matIconButton
            type="button"
            [attr.aria-label]="'Remove author ' + (index + 1)"
            (click)="remove(index)"
          >
            <odr-icon name="close" />
          </button>
        </div>
      } @empty {
        <p class="odr-quiet">Nobody is credited yet.</p>
      }
      <div>
        <button matButton class="add" type="button" (click)="add()">
          <odr-icon matButtonIcon name="add" /> Add an author
        </button>
      </div>
    </fieldset>
  `,
  styleUrl: './form-rows.scss',
})
export class AuthorRows extends FormRows<AuthorRow> {
  readonly authors = input.required<FieldTree<readonly AuthorRow[]>>();

  protected readonly rows = this.authors;
  protected readonly blank = NO_AUTHOR;
}
