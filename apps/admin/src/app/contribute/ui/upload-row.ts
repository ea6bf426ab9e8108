import { Component, DestroyRef, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';

import { sentenceOf } from '../../shared/data-problem/problem.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { MediaFrame } from '../../shared/ui-media/media-frame.js';
import { Status } from '../../shared/ui-status/status.js';
import { formatSize } from '../../shared/util-format/format.js';
import { type UploadRow, needsYou } from '../upload.js';

/** Larger files are not drawn before they are uploaded: decoding them would stall the page. */
const MAX_DRAWN_BYTES = 30_000_000;

/** One file on its way: what it is, how far, and what is wrong. */
@Component({
  selector: 'odr-upload-row',
  imports: [Icon, MatButton, MatIconButton, MatProgressBar, MediaFrame, RouterLink, Status],
  templateUrl: './upload-row.html',
  styleUrl: './upload-row.scss',
})
export class UploadRowView {
  readonly row = input.required<UploadRow>();
  readonly retry = output<void>();
  readonly remove = output<void>();

  protected readonly thumbnail = signal<string | undefined>(undefined);
  protected readonly size = computed(() => formatSize(this.row().file.size));
  protected readonly needsYou = computed(() => needsYou(this.row()));
  protected readonly status = computed(() => (this.row().state === 'waiting' ? 'queued' : this.row().state));
  protected readonly reason = computed(() => {
    const { problem, reason, state } = this.row();
    if (reason) return reason;
    if (!problem) return '';
    return state === 'duplicate' ? 'These very bytes are already in the collection.' : sentenceOf(problem);
  });
  private readonly file = computed(() => this.row().file);

  constructor() {
    // Object URLs keep the bytes alive until they are revoked.
    effect(() => {
      const file = this.file();
      const before = untracked(this.thumbnail);
      if (before) URL.revokeObjectURL(before);
      this.thumbnail.set(file.size > 0 && file.size < MAX_DRAWN_BYTES ? URL.createObjectURL(file) : undefined);
    });
    inject(DestroyRef).onDestroy(() => {
      const address = this.thumbnail();
      if (address) URL.revokeObjectURL(address);
    });
  }
}
