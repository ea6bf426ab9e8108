import { Component, computed, input } from '@angular/core';
import type { PictureSize } from '@odr/contracts';

import type { Shape } from '../util-shapes/shape.js';

/** Boxes, polygons and points over a picture; laid over whatever it stands in. Colours come with a dash, so not alone. */
@Component({
  selector: 'odr-shapes-overlay',
  template: `
    <svg role="img" preserveAspectRatio="none" [attr.viewBox]="viewBox()" [attr.aria-label]="words()">
      @for (shape of shapes(); track $index) {
        <g [class]="shape.tone">
          <title>{{ shape.label }}</title>
          @for (ring of shape.rings; track $index) {
            <polygon class="edge" [attr.points]="ring" />
            <polygon class="line" [attr.points]="ring" />
          }
          @for (point of shape.points; track $index) {
            <path class="edge dot" [attr.d]="'M ' + point[0] + ' ' + point[1] + ' h 0.001'" />
            <path class="line dot" [attr.d]="'M ' + point[0] + ' ' + point[1] + ' h 0.001'" />
          }
        </g>
      }
    </svg>
  `,
  styleUrl: './shapes-overlay.scss',
})
export class ShapesOverlay {
  readonly shapes = input.required<readonly Shape[]>();
  /** Of the picture that the shapes were drawn on. */
  readonly size = input.required<PictureSize>();
  /** What is shown, for those who do not see it. */
  readonly description = input('');

  protected readonly viewBox = computed(() => `0 0 ${this.size().width} ${this.size().height}`);
  protected readonly words = computed(
    () =>
      this.description() ||
      this.shapes()
        .map(({ label }) => label)
        .join(', '),
  );
}
