import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  resource,
  signal,
  untracked,
} from '@angular/core';
import { FormField, form, submit } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSnackBar } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';

import { LicenseClient } from '../../shared/data-license/data/license-client.js';
import { fieldErrors } from '../../shared/data-problem/field-errors.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { LicensePicker } from '../../shared/ui-license-picker/license-picker.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { ATTRIBUTION_FORMATS, type AttributionFormat } from '../data/attribution.js';
import { ASKS_WORDS, ELEMENT_WORDS } from '../data/credit.js';
import { NO_SOURCE } from '../data/description.js';
import { descriptionSchema } from '../data/description-schema.js';
import { AuthorRows } from '../ui/author-rows.js';
import { UnsavedDialog } from '../feature-edit/unsaved-dialog.js';
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
    MatIconButton,
    MatInput,
    MatLabel,
    ProblemView,
    RouterLink,
    Skeleton,
  ],
  providers: [AttributionStore],
  templateUrl: './attribution-page.html',
  styleUrl: './attribution-page.scss',
})
export default class AttributionPage {
  readonly id = input.required<string>();

  protected readonly store = inject(AttributionStore);
  private readonly licenseClient = inject(LicenseClient);
  private readonly dialog = inject(MatDialog);
  private readonly snackBar = inject(MatSnackBar);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

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

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => this.store.open(id));
    });
  }

  /** Asked by the router before the page goes. */
  async canLeave(): Promise<boolean> {
    if (!this.store.isDirty()) return true;
    const asked = this.dialog.open<UnsavedDialog, string, boolean>(UnsavedDialog, {
      data: this.store.base()?.content.name ?? '',
      width: '460px',
    });
    return (await firstValueFrom(asked.afterClosed())) ?? false;
  }

  protected async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.fields, async () => {
      const content = await this.store.save.run();
      if (content) this.snackBar.open('Saved. Credits read like this from now on.', undefined, { duration: 6_000 });
      return fieldErrors(this.store.save.problem(), this.fields);
    });
  }

  protected addSource(): void {
    this.store.description.update((typed) => ({ ...typed, sources: [...typed.sources, NO_SOURCE] }));
    this.focusOn('.sources .row:nth-last-child(2) input');
  }

  protected removeSource(index: number): void {
    this.store.description.update((typed) => ({ ...typed, sources: typed.sources.toSpliced(index, 1) }));
    this.focusOn('.sources .add');
  }

  /** After the page is drawn anew: what had the focus may be gone. */
  private focusOn(selector: string): void {
    afterNextRender(() => this.host.nativeElement.querySelector<HTMLElement>(selector)?.focus(), {
      injector: this.injector,
    });
  }
}
