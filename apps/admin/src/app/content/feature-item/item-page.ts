import { Clipboard } from '@angular/cdk/clipboard';
import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Title } from '@angular/platform-browser';
import { Router, RouterLink } from '@angular/router';

import type { ScannerName } from '@odr/contracts';

import { type Content, altOf, isPublic, processingReason } from '../../shared/data-content/content.js';
import { nearness } from '../../shared/data-content/near.js';
import { flagWord, placesOf } from '../../shared/data-scan/scan-words.js';
import { Picture } from '../../shared/ui-picture/picture.js';
import { RestoreClient } from '../../shared/data-content/data/restore-client.js';
import { sentenceOf, toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { AddToSet } from '../../shared/feature-add-to-set/add-to-set.js';
import { RateAnnotation } from '../../shared/feature-rate/rate-annotation.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { PictureCard } from '../../shared/ui-picture-card/picture-card.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Status } from '../../shared/ui-status/status.js';
import { TimelineView } from '../../shared/feature-timeline/timeline-view.js';
import type { AttributionFormat } from '../data/attribution.js';
import type { Reported } from '../feature-report/report-dialog.js';
import { AnnotationList } from '../ui/annotation-list.js';
import { AttributionBox } from '../ui/attribution-box.js';
import { DecisionList } from '../ui/decision-list.js';
import { DownloadLink } from '../ui/download-link.js';
import { PictureBoxes } from '../ui/picture-boxes.js';
import { ReceiptCard } from '../ui/receipt-card.js';
import { ScanCard } from '../ui/scan-card.js';
import { HistoryList } from '../ui/history-list.js';
import { TechnicalData } from '../ui/technical-data.js';
import { ItemStore } from './item-store.js';

/** One picture with all that is known about it. */
@Component({
  selector: 'odr-item-page',
  imports: [
    AnnotationList,
    AttributionBox,
    DecisionList,
    DownloadLink,
    HistoryList,
    Icon,
    MatButton,
    Picture,
    PictureBoxes,
    PictureCard,
    ScanCard,
    ProblemView,
    RateAnnotation,
    ReceiptCard,
    RouterLink,
    Skeleton,
    Status,
    TechnicalData,
    TimelineView,
  ],
  providers: [ItemStore],
  templateUrl: './item-page.html',
  styleUrl: './item-page.scss',
})
export default class ItemPage {
  readonly id = input.required<string>();

  protected readonly store = inject(ItemStore);
  protected readonly session = inject(Session);
  protected readonly sets = inject(AddToSet);
  private readonly clipboard = inject(Clipboard);
  private readonly dialog = inject(MatDialog);
  private readonly snackBar = inject(MatSnackBar);
  private readonly router = inject(Router);
  private readonly restoreClient = inject(RestoreClient);

  protected readonly public = computed(() => {
    const item = this.store.item();
    return item !== undefined && isPublic(item);
  });
  protected readonly alt = computed(() => {
    const item = this.store.item();
    return item ? altOf(item) : '';
  });
  protected readonly ratio = computed(() => {
    const item = this.store.item();
    return item?.width && item.height ? item.width / item.height : 4 / 3;
  });
  /** Flags that no scan below explains: people's labels, and what processing found. */
  protected readonly flags = computed(() => {
    const explained = new Set(this.scans().flatMap(({ flags }) => flags));
    return (this.store.item()?.flags ?? []).filter((flag) => !explained.has(flag));
  });
  protected readonly shownScanner = signal<ScannerName | undefined>(undefined);
  protected readonly places = computed(() => {
    const shown = this.scans().find(({ scanner }) => scanner === this.shownScanner());
    return shown ? placesOf(shown) : [];
  });
  private readonly scans = computed(() => (this.store.scans.hasValue() ? (this.store.scans.value() ?? []) : []));
  protected readonly similar = computed(() => {
    const copies = new Set(
      (this.store.duplicates.hasValue() ? (this.store.duplicates.value() ?? []) : []).map((near) => near.content.id),
    );
    const found = this.store.similar.hasValue() ? (this.store.similar.value() ?? []) : [];
    return found.filter((near) => !copies.has(near.content.id)).slice(0, 12);
  });
  protected readonly flagWord = flagWord;
  protected readonly nearness = nearness;
  protected readonly processingReason = processingReason;

  constructor() {
    const title = inject(Title);
    effect(() => this.store.show(this.id()));
    effect(() => {
      const item = this.store.item();
      if (item) title.setTitle(`${item.name} · Open Data Repository`);
    });
  }

  protected async copyAttribution(format: AttributionFormat): Promise<void> {
    try {
      const isCopied = this.clipboard.copy(await this.store.attributionAs(format));
      this.snackBar.open(isCopied ? 'Attribution copied' : 'The browser did not allow copying', undefined, {
        duration: 3_000,
      });
    } catch (error) {
      // The server may be away just now: the person is told and can press again.
      this.snackBar.open(toProblem(error).title, undefined, { duration: 5_000 });
    }
  }

  /** Asks once, says what happens, and offers the way back. */
  protected async askToDelete(): Promise<void> {
    const { DeleteDialog } = await import('../feature-delete/delete-dialog.js');
    const item = this.store.item();
    if (!item) return;
    const dialog = this.dialog.open<unknown, Content, boolean>(DeleteDialog, { data: item, width: '480px' });
    dialog.afterClosed().subscribe((isDeleted) => {
      if (!isDeleted) return;
      const bar = this.snackBar.open(`“${item.name}” is deleted.`, 'Undo', { duration: 10_000 });
      bar.onAction().subscribe(() => void this.restore(item));
      void this.router.navigateByUrl(item.userId === this.session.user()?.id ? '/contribute' : '/browse');
    });
  }

  private async restore({ id, name }: Content): Promise<void> {
    try {
      await this.restoreClient.restore(id);
      this.snackBar.open(`“${name}” is back.`, undefined, { duration: 5_000 });
      await this.router.navigate(['/contents', id]);
    } catch (error) {
      // Somebody may have uploaded the same file within these seconds.
      this.snackBar.open(sentenceOf(toProblem(error)), undefined, { duration: 6_000 });
    }
  }

  protected async report(subject: Reported): Promise<void> {
    const { ReportDialog } = await import('../feature-report/report-dialog.js');
    const dialog = this.dialog.open<unknown, Reported, boolean>(ReportDialog, { data: subject, width: '520px' });
    dialog.afterClosed().subscribe((isSent) => {
      if (isSent) this.snackBar.open('Reported. Moderators will look at it.', undefined, { duration: 5_000 });
    });
  }
}
