import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatSnackBar } from '@angular/material/snack-bar';

import { type Content, isPublic } from '../../shared/data-content/content.js';
import { MediaStore } from '../../shared/data-media/media-store.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { formatSize } from '../../shared/util-format/format.js';

/** Saves the cleaned original. A link where the file is public; else the bytes are fetched with the session first. */
@Component({
  selector: 'odr-download-link',
  imports: [Icon, MatButton],
  template: `
    @if (public()) {
      <a matButton="filled" [href]="address()" [download]="content().name"
        ><odr-icon matButtonIcon name="download" /> Original ({{ size() }})</a
      >
    } @else {
      <button matButton="filled" type="button" (click)="save()">
        <odr-icon matButtonIcon name="download" /> Original ({{ size() }})
      </button>
    }
  `,
})
export class DownloadLink {
  readonly content = input.required<Content>();
  private readonly media = inject(MediaStore);
  private readonly snackBar = inject(MatSnackBar);

  protected readonly public = computed(() => isPublic(this.content()));
  protected readonly size = computed(() => formatSize(this.content().size));
  protected readonly address = computed(() => this.media.publicUrl(this.content().id, 'original'));

  protected async save(): Promise<void> {
    try {
      const link = document.createElement('a');
      link.href = await this.media.privateUrl(this.content().id, 'original');
      link.download = this.content().name;
      link.click();
    } catch (error) {
      // Not ready yet, or not for this person: only the server knows.
      this.snackBar.open(toProblem(error).title, undefined, { duration: 5_000 });
    }
  }
}
