import { Component, DestroyRef, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';

import { sentenceOf } from '../../shared/data-problem/problem.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { MediaFrame } from '../../shared/ui-media/media-frame.js';
import { Status } from '../../shared/ui-status/status.js';
import { formatSize } from '../../shared/util-format/format.js';
import { type UploadRow, folderOf, isRetryable, needsYou } from '../upload.js';

/** Larger files are not drawn before they are uploaded: decoding them would stall the page. */
const MAX_DRAWN_BYTES = 30_000_000;

/** States that have no problem and yet something to say. */
const SAYINGS: Readonly<Partial<Record<UploadRow['state'], string>>> = {
  duplicate: 'These very bytes are already in the collection.',
  restorable: 'You deleted this picture before. Restore it, or send it as a new one.',
  unlicensed: 'It came in well. Say under which licence it may be used, or nobody can review it.',
};
const STATUS_OF: Readonly<Partial<Record<UploadRow['state'], string>>> = {
  waiting: 'queued',
  restorable: 'deleted',
  unlicensed: 'unknown',
};

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
  /** The person wants to say something of this file alone. */
  readonly describe = output<void>();
  readonly restore = output<void>();

  protected readonly thumbnail = signal<string | undefined>(undefined);
  protected readonly name = computed(() => this.row().details?.name || this.row().file.name);
  protected readonly size = computed(() => formatSize(this.row().file.size));
  protected readonly folder = computed(() => folderOf(this.row().file));
  protected readonly needsYou = computed(() => needsYou(this.row()));
  protected readonly isRetryable = computed(() => isRetryable(this.row()));
  protected readonly isDescribable = computed(
    () => this.row().state === 'waiting' || this.row().state === 'refused' || this.row().state === 'failed',
  );
  protected readonly isRemovable = computed(() => this.row().state !== 'uploading' || this.row().isResumable === true);
  protected readonly status = computed(() => STATUS_OF[this.row().state] ?? this.row().state);
  protected readonly reason = computed(() => {
    const { problem, reason, state } = this.row();
    return reason ?? SAYINGS[state] ?? (problem ? sentenceOf(problem) : '');
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
