import { DecimalPipe } from '@angular/common';
import { Component, computed, input } from '@angular/core';

import { Icon } from '../../shared/ui-icon/icon.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { type Annotation, readAnnotation } from '../data/annotation.js';

/** Captions and tags, each under the name of who or what said it. */
@Component({
  selector: 'odr-annotation-list',
  imports: [DecimalPipe, Icon, TimeAgo],
  template: `
    @for (one of readings(); track one.id) {
      <section class="odr-card">
        <h3>
          {{ one.source }}
          <span class="odr-quiet">
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
      </section>
    } @empty {
      <p class="odr-quiet none"><odr-icon name="sell" /> Nobody has described this picture yet.</p>
    }
  `,
  styleUrl: './annotation-list.scss',
})
export class AnnotationList {
  readonly annotations = input.required<readonly Annotation[]>();

  protected readonly readings = computed(() =>
    this.annotations().map((one) => ({
      id: one.id,
      source: one.sources.map(({ name }) => name).join(', ') || 'Unnamed source',
      version: one.version,
      isAdjusted: one.manuallyAdjusted,
      at: one.createdAt,
      reading: readAnnotation(one.annotation),
    })),
  );
}
