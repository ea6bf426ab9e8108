import { Component, computed, input } from '@angular/core';
import { MatProgressBar } from '@angular/material/progress-bar';

import { formatCount } from '../../shared/util-format/format.js';
import type { MapVersion } from '../data/coverage-map.js';

/** How far a map is that is being drawn. Only those who have maps drawn are told in numbers. */
@Component({
  selector: 'odr-map-drawing',
  imports: [MatProgressBar],
  template: `
    <p role="status">{{ words() }}</p>
    <mat-progress-bar
      aria-label="Drawing the map"
      [mode]="share() === undefined ? 'indeterminate' : 'determinate'"
      [value]="share()"
    />
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      max-inline-size: 52ch;
    }
  `,
})
export class MapDrawing {
  readonly version = input<MapVersion | undefined>();
  protected readonly share = computed(() => {
    const version = this.version();
    return version && version.total > 0 ? Math.round((100 * version.done) / version.total) : undefined;
  });
  protected readonly words = computed(() => {
    const version = this.version();
    if (!version || version.total === 0) return 'A map is being drawn. This page shows it when it is complete.';
    const items = version.total / 2;
    return version.done < items
      ? `Laying out ${formatCount(version.landmarks ?? items)} pictures …`
      : `Placing pictures: ${formatCount(version.done - items)} of ${formatCount(items)} …`;
  });
}
