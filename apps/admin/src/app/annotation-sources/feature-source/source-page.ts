import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';

import { LicenseClient } from '../../shared/data-license/data/license-client.js';
import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Status } from '../../shared/ui-status/status.js';
import { AnnotationSourceClient } from '../data/annotation-source-client.js';
import { isObject, parsed } from '../../shared/util-json/json-text.js';
import {
  type AnnotationSource,
  changesOf,
  countWord,
  draftOf,
  schemaText,
  type SchemaTrial,
  type SourceDraft,
  typeWord,
} from '../data/source.js';
import { SourceFields } from '../ui/source-fields.js';
import { TrialResult } from '../ui/trial-result.js';
import { RevalidationPanel } from './revalidation-panel.js';
import { SchemaHistory } from './schema-history.js';
import { Workbench } from './workbench.js';

const NEVER: SourceDraft = { name: '', ecosystem: null, type: 'other', license: '', licenseUrl: null };

/** One source: what is known of it, its schema with all that came before, and what that makes of its annotations. */
@Component({
  selector: 'odr-source-page',
  imports: [
    Icon,
    MatButton,
    ProblemView,
    RevalidationPanel,
    RouterLink,
    SchemaHistory,
    Skeleton,
    SourceFields,
    Status,
    TrialResult,
    Workbench,
  ],
  templateUrl: './source-page.html',
  styleUrl: './source-page.scss',
})
export default class SourcePage {
  readonly id = input.required<string>();

  private readonly client = inject(AnnotationSourceClient);
  private readonly licenseClient = inject(LicenseClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  protected readonly countWord = countWord;
  protected readonly typeWord = typeWord;
  protected readonly loaded = resource({ params: () => this.id(), loader: ({ params }) => this.client.get(params) });
  protected readonly problem = computed(() => (this.loaded.error() ? toProblem(this.loaded.error()) : undefined));
  protected readonly source = computed<AnnotationSource | undefined>(() =>
    this.loaded.hasValue() ? this.loaded.value() : undefined,
  );
  private readonly catalogue = resource({ loader: () => this.licenseClient.all() });
  protected readonly licenses = computed(() => (this.catalogue.hasValue() ? this.catalogue.value() : []));
  protected readonly mayEdit = computed(() => {
    const owner = this.source()?.userId;
    const isMine = owner !== undefined && owner !== null && owner === this.session.user()?.id;
    return this.session.can('annotation_source.manage_any') || (isMine && this.session.can('annotation_source.create'));
  });

  protected readonly draft = linkedSignal<SourceDraft>(() => {
    const source = this.source();
    return source ? draftOf(source) : NEVER;
  });
  protected readonly text = linkedSignal(() => schemaText(this.source()?.annotationSchema ?? {}));
  protected readonly note = linkedSignal({ source: this.source, computation: () => '' });
  private readonly schema = computed(() => {
    const json = parsed(this.text());
    return 'value' in json && isObject(json.value) ? json.value : undefined;
  });
  /** The order of members counts: another order makes another form. */
  protected readonly hasNewSchema = computed(
    () =>
      this.schema() !== undefined && JSON.stringify(this.schema()) !== JSON.stringify(this.source()?.annotationSchema),
  );
  protected readonly isChanged = computed(() => {
    const source = this.source();
    return source !== undefined && (this.hasNewSchema() || Object.keys(changesOf(source, this.draft())).length > 0);
  });
  /** Of the schema it was made with only. */
  protected readonly trial = linkedSignal<string, SchemaTrial | undefined>({
    source: this.text,
    computation: () => undefined,
  });
  protected readonly isSaved = signal(false);

  protected readonly tryOut = action(async () => {
    const schema = this.schema();
    if (schema) this.trial.set(await this.client.try(this.id(), schema));
  });
  protected readonly save = action(async () => {
    const [source, schema] = [this.source(), this.schema()];
    if (!source || !schema) return;
    const schemaChange = this.hasNewSchema() ? { annotationSchema: schema, schemaNote: this.note() } : {};
    this.loaded.set(await this.client.change(source, { ...changesOf(source, this.draft()), ...schemaChange }));
    this.isSaved.set(true);
  });
  protected readonly remove = action(async () => {
    await this.client.remove(this.id());
    await this.router.navigateByUrl('/annotation-sources');
  });

  /** After somebody else's change: what they made of it, instead of what is written here. */
  protected takeTheirs(): void {
    this.save.clear();
    this.loaded.reload();
  }
}
