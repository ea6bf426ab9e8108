import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { Picture } from '../../shared/ui-picture/picture.js';
import { formatCount, formatSize, plural } from '../../shared/util-format/format.js';
import { EXCLUSION_WORDS, type VersionPreview } from '../data/dataset.js';
import { previewPlots } from '../data/dataset-plots.js';
import { Plots } from '../ui/plots.js';

/** What a version would be made of if it were released now. */
@Component({
  selector: 'odr-preview-panel',
  imports: [Picture, Plots, RouterLink],
  templateUrl: './preview-panel.html',
  styleUrl: './preview-panel.scss',
})
export class PreviewPanel {
  readonly preview = input.required<VersionPreview>();

  protected readonly plots = computed(() => previewPlots(this.preview()));
  protected readonly excluded = computed(() =>
    Object.entries(this.preview().excluded).map(([code, count]) => ({
      code,
      count,
      word: EXCLUSION_WORDS[code] ?? code,
    })),
  );
  protected readonly formatCount = formatCount;
  protected readonly formatSize = formatSize;
  protected readonly plural = plural;
}
