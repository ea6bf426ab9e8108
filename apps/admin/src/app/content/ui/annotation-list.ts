import { DecimalPipe, NgTemplateOutlet } from '@angular/common';
import { Component, computed, input, output, signal, type TemplateRef } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { Icon } from '../../shared/ui-icon/icon.js';
import { languageOf, readAnnotation } from '../../shared/util-annotation/reading.js';
import { whoWord } from '../../shared/util-annotation/who.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import type { Annotation } from '../data/annotation.js';

/** Captions and tags, each under the name of who or what said it. */
@Component({
  selector: 'odr-annotation-list',
  imports: [DecimalPipe, Icon, MatButton, NgTemplateOutlet, RouterLink, TimeAgo],
  template: `
    @for (one of readings(); track one.id) {
      <section class="odr-card">
        <h3>
          {{ one.source }}
          <span class="odr-quiet">
            {{ one.who }} ·
            @if (one.language) {
              {{ one.language }} ·
            }
            @if (one.rating !== null) {
              rated <span class="odr-number">{{ one.rating | number: '1.1-1' }}</span> of 10 ·
            }
            @if (one.isAdjusted) {
              adjusted by hand ·
            }
            version {{ one.version }} · <odr-time-ago [at]="one.at" />
          </span>
        </h3>
        @for (text of one.reading.texts; track $index) {
          <p>
            @if (text.label) {
              <span class="label">{{ text.label }}</span>
            }
            {{ text.text }}
          </p>
        }
        @if (one.reading.tags.length > 0) {
          <ul aria-label="Tags">
            @for (tag of one.reading.tags; track $index) {
              <li>
                {{ tag.word }}
                @if (tag.confidence !== undefined) {
                  <span class="odr-number odr-quiet">{{ tag.confidence | number: '1.2-2' }}</span>
                }
              </li>
            }
          </ul>
        }
        @for (rest of one.reading.rest; track $index) {
          <p class="rest">
            <span class="label">{{ rest.label }}</span> <code>{{ rest.json }}</code>
          </p>
        }
        <p class="actions">
          <a
            matButton
            [routerLink]="['/annotations', one.id, 'history']"
            [attr.aria-label]="'History of ' + one.source"
          >
            <odr-icon matButtonIcon name="history" /> History
          </a>
          @if (rating()) {
            <button
              matButton
              type="button"
              [attr.aria-label]="'Rate ' + one.source"
              [attr.aria-expanded]="one.id === rated()"
              (click)="rated.set(one.id === rated() ? undefined : one.id)"
            >
              <odr-icon matButtonIcon name="star" /> Rate
            </button>
          }
          @if (mayReport()) {
            <button matButton type="button" [attr.aria-label]="'Report ' + one.source" (click)="report.emit(one.id)">
              <odr-icon matButtonIcon name="flag" /> Report
            </button>
          }
        </p>
        @if (one.id === rated() && rating(); as template) {
          <ng-container [ngTemplateOutlet]="template" [ngTemplateOutletContext]="{ $implicit: one }" />
        }
      </section>
    } @empty {
      <p class="odr-quiet none"><odr-icon name="sell" /> Nobody has described this picture yet.</p>
    }
  `,
  styleUrl: './annotation-list.scss',
})
export class AnnotationList {
  readonly annotations = input.required<readonly Annotation[]>();
  /** Who looks at it, if anybody is signed in. */
  readonly me = input<string>();
  readonly mayReport = input(false);
  /** How one is rated; nobody rates without it. */
  readonly rating = input<TemplateRef<{ readonly $implicit: Pick<Annotation, 'id' | 'userId'> }>>();
  /** The annotation that somebody finds wrong. */
  readonly report = output<string>();

  /** The ratings of one at a time are read, when they are asked for. */
  protected readonly rated = signal<string | undefined>(undefined);
  protected readonly readings = computed(() =>
    this.annotations().map((one) => ({
      id: one.id,
      userId: one.userId,
      source: one.sources.map(({ name }) => name).join(', ') || 'Unnamed source',
      who: whoWord(one, this.me()),
      version: one.version,
      language: languageOf(one.annotation),
      rating: one.overallRating ?? null,
      isAdjusted: one.manuallyAdjusted,
      at: one.createdAt,
      reading: readAnnotation(one.annotation),
    })),
  );
}
