import { Component, computed, DOCUMENT, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { ExportClient } from '../data-export/data/export-client.js';
import { FileDownload } from '../data-export/file-download.js';
import { sentenceOf } from '../data-problem/problem.js';
import { Icon } from '../ui-icon/icon.js';
import { formatSize } from '../util-format/format.js';
import { saveFile } from '../util-download/save-file.js';

/** A file that can be downloaded: its size, its checksum, how much has arrived; a broken download goes on. */
@Component({
  selector: 'odr-file-row',
  imports: [Icon, MatButton],
  template: `
    <span class="name">{{ name() }}</span>
    <span class="odr-quiet odr-number">{{ formatSize(size()) }}</span>
    @let one = download();
    @switch (one.state()) {
      @case ('running') {
        <button matButton type="button" (click)="one.pause()">
          <odr-icon matButtonIcon name="pause" /> Pause<span class="odr-visually-hidden"> {{ name() }}</span>
        </button>
        <span class="odr-number" role="status">{{ percent() }} %</span>
      }
      @default {
        <button matButton type="button" (click)="one.run()">
          <odr-icon matButtonIcon name="download" /> {{ one.state() === 'paused' ? 'Go on' : 'Download'
          }}<span class="odr-visually-hidden">&ngsp;{{ name() }}</span>
        </button>
        <span role="status">
          @if (one.state() === 'done') {
            {{ sha256() ? 'Downloaded, checksum right' : 'Downloaded' }}
          } @else if (one.state() === 'damaged') {
            It arrived damaged and was dropped: download it again.
          } @else if (one.problem(); as problem) {
            {{ sentence(problem) }} {{ formatSize(one.received()) }} are kept.
          }
        </span>
      }
    }
    @if (sha256(); as sum) {
      <code class="sum" [title]="'sha256 of ' + name()">{{ sum }}</code>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px 10px;
    }

    .name {
      overflow-wrap: anywhere;
    }

    .sum {
      flex-basis: 100%;
      color: var(--odr-text-quiet);
      overflow-wrap: anywhere;
    }
  `,
})
export class FileRow {
  private readonly client = inject(ExportClient);
  private readonly document = inject(DOCUMENT);

  readonly name = input.required<string>();
  readonly size = input.required<number>();
  readonly sha256 = input<string>();
  /** Where it is. */
  readonly address = input.required<string>();

  protected readonly download = computed(() => {
    const [address, name, sha256] = [this.address(), this.name(), this.sha256()];
    return new FileDownload(
      { size: this.size(), ...(sha256 ? { sha256 } : {}) },
      (from, to) => this.client.piece(address, from, to),
      (bytes) => saveFile(this.document, bytes, name.split('/').at(-1) ?? name),
    );
  });
  protected readonly percent = computed(() =>
    Math.floor((100 * this.download().received()) / Math.max(1, this.size())),
  );
  protected readonly formatSize = formatSize;
  protected readonly sentence = sentenceOf;
}
