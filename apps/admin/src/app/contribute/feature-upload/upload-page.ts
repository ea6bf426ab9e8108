import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSnackBar } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';

import { AgreementClient } from '../../shared/data-agreements/data/agreement-client.js';
import { RestoreClient } from '../../shared/data-content/data/restore-client.js';
import { LicenseClient } from '../../shared/data-license/data/license-client.js';
import { sentenceOf, toProblem } from '../../shared/data-problem/problem.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { LicensePicker } from '../../shared/ui-license-picker/license-picker.js';
import { FileDrop } from '../../shared/util-file-drop/file-drop.js';
import { plural } from '../../shared/util-format/format.js';
import { injectShortcuts } from '../../shared/util-shortcuts/inject-shortcuts.js';
import { sentenceOfCauses } from '../causes.js';
import { UploadClient } from '../data/upload-client.js';
import { BatchProgress } from '../ui/batch-progress.js';
import { UploadRowView } from '../ui/upload-row.js';
import { type RowDetails, type RowFilter, type UploadRow, takesUploads } from '../upload.js';
import type { RowDialogData } from './row-dialog.js';
import { UploadStore } from './upload-store.js';

/** Up to here all rows are drawn; more would make the page slow, and only what is in sight is. */
const DRAWN_ROWS = 60;

/** Files and folders in, with what holds for all of them said once. */
@Component({
  selector: 'odr-upload-page',
  imports: [
    BatchProgress,
    CdkFixedSizeVirtualScroll,
    CdkVirtualForOf,
    CdkVirtualScrollViewport,
    FileDrop,
    Icon,
    LicensePicker,
    MatButton,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    NgTemplateOutlet,
    RouterLink,
    UploadRowView,
  ],
  templateUrl: './upload-page.html',
  styleUrl: './upload-page.scss',
  host: { '(document:paste)': 'paste($event)' },
})
export default class UploadPage {
  protected readonly store = inject(UploadStore);
  private readonly licenseClient = inject(LicenseClient);
  private readonly agreementClient = inject(AgreementClient);
  private readonly uploadClient = inject(UploadClient);
  private readonly restoreClient = inject(RestoreClient);
  private readonly dialog = inject(MatDialog);
  private readonly snackBar = inject(MatSnackBar);

  private readonly catalogue = resource({ loader: () => this.licenseClient.all() });
  private readonly terms = resource({ loader: () => this.agreementClient.inForce() });
  private readonly myTeams = resource({ loader: () => this.uploadClient.teams() });

  protected readonly licenses = computed(() => (this.catalogue.hasValue() ? this.catalogue.value() : []));
  protected readonly teams = computed(() => (this.myTeams.hasValue() ? this.myTeams.value().filter(takesUploads) : []));
  protected readonly mustAccept = computed(
    () =>
      this.store.mustAcceptTerms() || (this.terms.hasValue() && this.terms.value().some(({ accepted }) => !accepted)),
  );
  protected readonly isLong = computed(() => this.store.shown().length > DRAWN_ROWS);
  protected readonly rowHeight = 84;
  protected readonly causeWords = computed(() => `${sentenceOfCauses(this.store.causes())}.`);
  protected readonly retryableCauses = computed(() => this.store.causes().filter(({ isRetryable }) => isRetryable));
  protected readonly archiveWords = computed(() => {
    const archives = this.store.archives();
    return archives.length === 1 ? `${archives[0]?.name} is an archive.` : `${plural(archives.length, 'archive')}.`;
  });
  protected readonly filters: readonly { readonly filter: RowFilter; readonly label: string }[] = [
    { filter: 'all', label: 'All' },
    { filter: 'stuck', label: 'Need you' },
    { filter: 'open', label: 'On their way' },
    { filter: 'safe', label: 'Safe with us' },
  ];
  protected readonly keyOf = (_index: number, { key }: UploadRow): string => key;

  constructor() {
    const isBusy = (): boolean => this.store.isBusy();
    injectShortcuts('Upload', [
      { key: 'n', label: 'Show what needs you', run: () => this.store.show('stuck') },
      { key: 'a', label: 'Show all files', run: () => this.store.show('all') },
      { key: 'p', label: 'Pause or go on', isEnabled: isBusy, run: () => this.pauseOrGoOn() },
      { key: 'r', label: 'Try all again', run: () => this.store.retryAll() },
    ]);
  }

  protected add(files: readonly File[] | FileList | null): void {
    if (files) this.store.add([...files]);
  }

  /** Pictures from the clipboard; text that is pasted into a field stays the field's. */
  protected paste({ clipboardData }: ClipboardEvent): void {
    if (clipboardData && clipboardData.files.length > 0) this.add(clipboardData.files);
  }

  protected async describe(row: UploadRow): Promise<void> {
    const { RowDialog } = await import('./row-dialog.js');
    const data: RowDialogData = { row, defaults: this.store.defaults(), licenses: this.licenses() };
    const dialog = this.dialog.open<unknown, RowDialogData, RowDetails>(RowDialog, { data, width: '520px' });
    dialog.afterClosed().subscribe((details) => {
      if (details) this.store.describe(row.key, details);
    });
  }

  protected async restore({ key, contentId }: UploadRow): Promise<void> {
    if (!contentId) return;
    try {
      await this.restoreClient.restore(contentId);
      this.store.markRestored(key);
    } catch (error) {
      // Somebody may have sent the same bytes meanwhile, or the time may just be over.
      this.snackBar.open(sentenceOf(toProblem(error)), undefined, { duration: 6_000 });
    }
  }

  private pauseOrGoOn(): void {
    if (this.store.isPaused()) this.store.resume();
    else void this.store.pause();
  }
}
