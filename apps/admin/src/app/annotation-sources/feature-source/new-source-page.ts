import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';

import { LicenseClient } from '../../shared/data-license/data/license-client.js';
import { action } from '../../shared/data-problem/action.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { AnnotationSourceClient } from '../data/annotation-source-client.js';
import { isObject, parsed } from '../../shared/util-json/json-text.js';
import { schemaText, type SourceDraft } from '../data/source.js';
import { SourceFields } from '../ui/source-fields.js';
import { Workbench } from './workbench.js';

/** Something to begin with: what most sources of descriptions look like. */
const FIRST_SCHEMA = {
  type: 'object',
  required: ['caption'],
  additionalProperties: false,
  properties: {
    caption: { type: 'string', minLength: 1, maxLength: 2_000 },
    mood: { enum: ['calm', 'lively'] },
  },
};

/** Adds somebody or something that annotates. */
@Component({
  selector: 'odr-new-source-page',
  imports: [Icon, MatButton, ProblemView, RouterLink, SourceFields, Workbench],
  template: `
    <section class="odr-page">
      <header class="odr-page-head">
        <h1 tabindex="-1">New annotation source</h1>
        <a matButton routerLink="/annotation-sources"><odr-icon matButtonIcon name="arrow_back" /> All sources</a>
      </header>
      <odr-source-fields class="odr-card" [(draft)]="draft" [licenses]="licenses()" />
      <odr-workbench [(text)]="text" />
      @if (create.problem(); as problem) {
        <odr-problem
          [problem]="problem"
          [isRetryable]="false"
          consequence="Nothing was added; what you wrote is still here."
        />
      }
      <div>
        <button matButton="filled" type="button" [disabled]="!isReady() || create.pending()" (click)="create.run()">
          {{ create.pending() ? 'Adding…' : 'Add the source' }}
        </button>
      </div>
    </section>
  `,
})
export default class NewSourcePage {
  private readonly client = inject(AnnotationSourceClient);
  private readonly router = inject(Router);
  private readonly licenseClient = inject(LicenseClient);

  protected readonly draft = signal<SourceDraft>({
    name: '',
    ecosystem: null,
    type: 'content_description',
    license: 'CDLA-Permissive-2.0',
    licenseUrl: null,
  });
  protected readonly text = signal(schemaText(FIRST_SCHEMA));
  /** The field works without the catalogue: a licence may be typed. */
  private readonly catalogue = resource({ loader: () => this.licenseClient.all() });
  protected readonly licenses = computed(() => (this.catalogue.hasValue() ? this.catalogue.value() : []));
  private readonly schema = computed(() => {
    const json = parsed(this.text());
    return 'value' in json && isObject(json.value) ? json.value : undefined;
  });
  protected readonly isReady = computed(
    () => this.draft().name.trim() !== '' && this.draft().license.trim() !== '' && this.schema() !== undefined,
  );

  protected readonly create = action(async () => {
    const annotationSchema = this.schema();
    if (!annotationSchema) return;
    const { id } = await this.client.create({ ...this.draft(), annotationSchema });
    await this.router.navigateByUrl(`/annotation-sources/${id}`);
  });
}
