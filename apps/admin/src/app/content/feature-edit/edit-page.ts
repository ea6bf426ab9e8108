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
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router, RouterLink } from '@angular/router';
import { ContentStatus, LicenseVerdict, type ProblemCode } from '@odr/contracts';

import { type Content, isPublic } from '../../shared/data-content/content.js';
import { LicenseClient } from '../../shared/data-license/data/license-client.js';
import { fieldErrors } from '../../shared/data-problem/field-errors.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { LicensePicker } from '../../shared/ui-license-picker/license-picker.js';
import { Picture } from '../../shared/ui-picture/picture.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { localPath } from '../../shared/util-url-state/local-path.js';
import { FIELD_WORDS, fieldText } from '../data/description.js';
import { descriptionSchema } from '../data/description-schema.js';
import { AuthorRows } from '../ui/author-rows.js';
import { injectLeaving } from '../ui/leaving.js';
import { SourceRows } from '../ui/source-rows.js';
import { EditStore } from './edit-store.js';

const CONTRADICTION: ProblemCode = 'content.contradictory_license';

/** Puts right what is said about a picture, with the picture beside it. */
@Component({
  selector: 'odr-edit-page',
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
    Picture,
    ProblemView,
    RouterLink,
    Skeleton,
    SourceRows,
  ],
  providers: [EditStore],
  templateUrl: './edit-page.html',
  styleUrls: ['../ui/editor.scss', './edit-page.scss'],
})
export default class EditPage {
  readonly id = input.required<string>();
  /** Where to go afterwards; from the address. */
  readonly return = input<string>();

  protected readonly store = inject(EditStore);
  private readonly licenseClient = inject(LicenseClient);
  private readonly snackBar = inject(MatSnackBar);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly fields = form(this.store.typed, descriptionSchema);
  private readonly catalogue = resource({ loader: () => this.licenseClient.all() });
  protected readonly licenses = computed(() => (this.catalogue.hasValue() ? this.catalogue.value() : []));
  protected readonly back = computed(() => localPath(this.return()) ?? `/contents/${this.id()}`);
  protected readonly public = computed(() => {
    const content = this.store.content();
    return content !== undefined && isPublic(content);
  });
  /** Saving takes a published picture back to review when its licence is not open any more. */
  protected readonly losesPublication = computed(() => {
    const { license } = this.store.changes();
    if (!this.public() || license === undefined) return false;
    return this.licenses().find((one) => one.id === license)?.verdict !== LicenseVerdict.Open;
  });
  /** The licence and address that were sent last: what was said about them holds only for them. */
  private readonly judged = signal('');
  private readonly claim = computed(() => `${this.store.typed().license} ${this.store.typed().licenseUrl}`);
  protected readonly contradiction = computed(() => {
    const problem = this.store.save.problem();
    return problem?.code === CONTRADICTION && this.claim() === this.judged() ? problem : undefined;
  });
  /** What is wrong with the whole and not with one field. */
  protected readonly problem = computed(() => {
    const problem = this.store.save.problem();
    if (this.store.isOutdated() || problem?.code === CONTRADICTION) return undefined;
    const isAtFields = problem !== undefined && fieldErrors(problem, this.fields).length > 0;
    return isAtFields ? undefined : problem;
  });
  protected readonly conflicts = computed(() =>
    this.store.conflicts().map((field) => ({
      field,
      word: FIELD_WORDS[field],
      theirs: fieldText(this.store.saved(), field) || 'nothing',
    })),
  );
  /** Asked by the router before the page goes. */
  readonly canLeave = injectLeaving(this.store.isDirty, () => this.store.content()?.name ?? '');

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => this.store.open(id));
    });
  }

  protected async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.fields, async () => {
      this.judged.set(this.claim());
      const content = await this.store.save.run();
      if (content) await this.leave(content);
      return fieldErrors(this.store.save.problem(), this.fields);
    });
  }

  /** The button goes with its question, so the focus moves to where the page begins anew. */
  protected async catchUp(): Promise<void> {
    await this.store.catchUp.run();
    if (this.store.isOutdated()) return;
    const focus = (): void => this.host.nativeElement.querySelector<HTMLElement>('h1')?.focus();
    afterNextRender(focus, { injector: this.injector });
  }

  private async leave(content: Content): Promise<void> {
    this.snackBar.open(afterwards(content), undefined, { duration: 6_000 });
    await this.router.navigateByUrl(this.back());
  }
}

/** What the save came to, and what stands between the picture and its publication. */
function afterwards({ license, licenseVerdict, status }: Content): string {
  const isOpenYet = status === ContentStatus.Pending || status === ContentStatus.Available;
  if (!isOpenYet) return 'Saved. What the moderators decided about the picture stands.';
  if (licenseVerdict === LicenseVerdict.Open) return 'Saved.';
  return licenseVerdict === LicenseVerdict.NotOpen
    ? `Saved. ${license ?? 'The licence'} is not open, so the picture will not be published.`
    : 'Saved. The licence is still unknown, so the picture cannot be published yet.';
}
