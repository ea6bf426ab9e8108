import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { Session } from '../../shared/data-session/session.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { AnnotationSourceClient } from '../data/annotation-source-client.js';
import type { AnnotationSource, SchemaVersion } from '../data/source.js';
import { SchemaDiff } from '../ui/schema-diff.js';
import { SchemaComparison } from './schema-comparison.js';

/** A choice of more is none. */
const MAX_OFFERED = 50;

/** Every schema a source has had, newest first, each with what it changed. */
@Component({
  selector: 'odr-schema-history',
  imports: [MatButton, ProblemView, SchemaComparison, SchemaDiff, ShowMore, Skeleton, TimeAgo],
  template: `
    @if (list.problem(); as problem) {
      <odr-problem [problem]="problem" (again)="list.reload()" />
    }
    @if (list.isLoading()) {
      <odr-skeleton [count]="2" />
    }
    <ol>
      @for (one of versions(); track one.version) {
        <li>
          <div class="line">
            <strong class="odr-number">v{{ one.version }}</strong>
            <odr-time-ago [at]="one.createdAt" />
            <span class="odr-quiet">{{ one.by }}</span>
            <span>{{ one.note }}</span>
            <button
              matButton
              type="button"
              [attr.aria-expanded]="shown() === one.version"
              (click)="toggle(one.version)"
            >
              {{ shown() === one.version ? 'Hide' : one.version > 1 ? 'What changed' : 'Show' }}
              <span class="odr-visually-hidden"> version {{ one.version }}</span>
            </button>
          </div>
          @if (shown() === one.version) {
            @if (one.version === 1) {
              <odr-schema-diff label="Schema, version 1" [after]="one.annotationSchema" />
            } @else {
              <label class="odr-filter against">
                Against
                <select #against (change)="earlier.set(+against.value)">
                  @for (other of othersOf(one.version); track other) {
                    <option [value]="other" [selected]="other === earlier()">Version {{ other }}</option>
                  }
                </select>
              </label>
              <odr-schema-comparison [sourceId]="source().id" [from]="earlier()" [to]="one.version" />
            }
          }
        </li>
      }
    </ol>
    <odr-show-more [list]="list" />
  `,
  styles: `
    li {
      display: grid;
      gap: 8px;
      padding-block: 4px;
      border-block-end: 1px solid var(--odr-line);
    }

    .line {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      align-items: center;
    }

    .against {
      justify-self: start;
    }

    .line > button {
      margin-inline-start: auto;
    }
  `,
})
export class SchemaHistory {
  readonly source = input.required<AnnotationSource>();

  private readonly client = inject(AnnotationSourceClient);
  private readonly session = inject(Session);
  protected readonly shown = signal<number | undefined>(undefined);
  /** Which version the one shown is laid over. */
  protected readonly earlier = signal(0);
  /** Asked again when a version is added. */
  protected readonly list = new PagedList<SchemaVersion, { readonly id: string; readonly newest: number }>(
    () => ({ id: this.source().id, newest: this.source().schemaVersion }),
    ({ id }, cursor) => this.client.schemas(id, cursor),
  );
  protected readonly versions = computed(() =>
    this.list.items().map((one) => ({
      ...one,
      by: one.userId === null ? 'the system' : one.userId === this.session.user()?.id ? 'you' : 'somebody else',
    })),
  );

  protected toggle(version: number): void {
    this.earlier.set(version - 1);
    this.shown.update((shown) => (shown === version ? undefined : version));
  }

  /** Versions are numbered without gaps, so they need not be loaded to be named; nearest first. */
  protected othersOf(version: number): number[] {
    return Array.from({ length: Math.min(version - 1, MAX_OFFERED) }, (_, index) => version - 1 - index);
  }
}
