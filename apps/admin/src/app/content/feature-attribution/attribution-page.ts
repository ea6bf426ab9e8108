import { Component, computed, effect, inject, input, resource, signal, untracked } from '@angular/core';
import { FormField, form, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSnackBar } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';

import { LicenseClient } from '../../shared/data-license/data/license-client.js';
import { fieldErrors } from '../../shared/data-problem/field-errors.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { LicensePicker } from '../../shared/ui-license-picker/license-picker.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { ATTRIBUTION_FORMATS, type AttributionFormat } from '../data/attribution.js';
import { ASKS_WORDS, ELEMENT_WORDS } from '../data/credit.js';
import { descriptionSchema } from '../data/description-schema.js';
import { AuthorRows } from '../ui/author-rows.js';
import { injectLeaving } from '../ui/leaving.js';
import { SourceRows } from '../ui/source-rows.js';
import { AttributionStore } from './attribution-store.js';

/** Everything that the credit of a picture is made of, with the credit beside it as it would read, and what its licence asks for. */
@Component({
  selector: 'odr-attribution-page',
  imports: [
    AuthorRows,
    FormField,
    Icon,
    LicensePicker,
    MatButton,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    ProblemView,
    RouterLink,
    Skeleton,
    SourceRows,
  ],
  providers: [AttributionStore],
  templateUrl: './attribution-page.html',
  styleUrls: ['../ui/editor.scss', './attribution-page.scss'],
})
export default class AttributionPage {
  readonly id = input.required<string>();

  protected readonly store = inject(AttributionStore);
  private readonly licenseClient = inject(LicenseClient);
  private readonly snackBar = inject(MatSnackBar);

  protected readonly fields = form(this.store.description, descriptionSchema);
  private readonly catalogue = resource({ loader: () => this.licenseClient.all() });
  protected readonly licenses = computed(() => (this.catalogue.hasValue() ? this.catalogue.value() : []));
  protected readonly formats = ATTRIBUTION_FORMATS;
  protected readonly format = signal<AttributionFormat>('text');
  protected readonly line = computed(() => this.store.written()?.[this.format()]);
  protected readonly elementWords = ELEMENT_WORDS;
  protected readonly asksWords = ASKS_WORDS;
  protected readonly problem = computed(() => {
    const problem = this.store.save.problem();
    const isAtFields = problem !== undefined && fieldErrors(problem, this.fields).length > 0;
    return this.store.isOutdated() || isAtFields ? undefined : problem;
  });

  /** Asked by the router before the page goes. */
  readonly canLeave = injectLeaving(this.store.isDirty, () => this.store.base()?.content.name ?? '');

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => this.store.open(id));
    });
  }

  protected async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.fields, async () => {
      const content = await this.store.save.run();
      if (content) this.snackBar.open('Saved. Credits read like this from now on.', undefined, { duration: 6_000 });
      return fieldErrors(this.store.save.problem(), this.fields);
    });
  }
}
