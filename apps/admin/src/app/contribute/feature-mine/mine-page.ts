import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatDialog } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router, RouterLink } from '@angular/router';
import { ContributionState } from '@odr/contracts';

import { type Content, isPublic, processingReason } from '../../shared/data-content/content.js';
import { sentenceOf, toProblem } from '../../shared/data-problem/problem.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Picture } from '../../shared/ui-picture/picture.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Status } from '../../shared/ui-status/status.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { plural, words } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { injectPoll } from '../../shared/util-poll/poll.js';
import { injectShortcuts } from '../../shared/util-shortcuts/inject-shortcuts.js';
import { debounced } from '../../shared/util-url-state/debounced.js';
import { injectUrlState } from '../../shared/util-url-state/url-state.js';
import { type BulkEditDetail, type BulkSelection, countsWords, undoWords } from '../bulk-edit.js';
import { type Contribution, type ContributionFilter, STATE_WORDS } from '../contribution.js';
import { BulkClient } from '../data/bulk-client.js';
import { DeletedList } from '../feature-deleted/deleted-list.js';
import type { BulkDialogData } from '../feature-bulk/bulk-dialog.js';
import { mendingOf } from '../mending.js';
import { StageBar } from '../ui/stage-bar.js';
import { MineStore } from './mine-store.js';

const LOOK_AGAIN_MS = 4_000;
/** A longer list would fold up when its first page is read again. */
const FIRST_PAGE = 50;
const UNDO_MS = 10_000;

/** What the signed-in person has contributed, whatever became of it. */
@Component({
  selector: 'odr-mine-page',
  imports: [
    Cell,
    DeletedList,
    Empty,
    Icon,
    MatButton,
    MatCheckbox,
    MatIconButton,
    Picture,
    ProblemView,
    RouterLink,
    ShowMore,
    Skeleton,
    StageBar,
    Status,
    Table,
    TimeAgo,
  ],
  providers: [MineStore],
  templateUrl: './mine-page.html',
  styleUrl: './mine-page.scss',
})
export default class MinePage {
  readonly state = input<string>();
  readonly q = input<string>();
  readonly license = input<string>();
  readonly flag = input<string>();

  protected readonly store = inject(MineStore);
  private readonly bulk = inject(BulkClient);
  private readonly dialog = inject(MatDialog);
  private readonly snackBar = inject(MatSnackBar);
  private readonly router = inject(Router);
  protected readonly url = injectUrlState();
  protected readonly list = this.store.list;

  protected readonly isDeletedShown = computed(() => this.state() === 'deleted');
  protected readonly isFiltered = computed(() => Boolean(this.state() || this.q() || this.license() || this.flag()));
  protected readonly tabs = computed(() => {
    const counts = this.store.counts();
    const states = Object.values(ContributionState).map((state) => ({
      state: state as string | undefined,
      word: STATE_WORDS[state],
      count: counts?.[state],
    }));
    return [
      { state: undefined, word: 'All', count: undefined },
      ...states,
      { state: 'deleted', word: 'Deleted', count: counts?.deleted },
    ];
  });
  protected readonly columns: readonly Column[] = [
    { name: 'select', title: 'Choose', isTitleHidden: true },
    { name: 'picture', title: 'Picture', isTitleHidden: true },
    { name: 'name', title: 'Name' },
    { name: 'status', title: 'Where it stands' },
    { name: 'license', title: 'Licence' },
    { name: 'flags', title: 'Findings' },
    { name: 'at', title: 'Added' },
    { name: 'edit', title: 'Edit', isTitleHidden: true, align: 'end' },
  ];
  protected readonly isPublic = isPublic;
  protected readonly mendingOf = mendingOf;
  protected readonly processingReason = processingReason;
  protected readonly plural = plural;
  protected readonly words = words;
  protected readonly searchSoon = debounced(300, (q: string) => this.url.patch({ q }));
  protected readonly licenseSoon = debounced(400, (license: string) => this.url.patch({ license }));

  constructor() {
    effect(() => {
      const filter: ContributionFilter = {
        state: this.state(),
        q: this.q(),
        license: this.license(),
        flag: this.flag(),
      };
      if (!this.isDeletedShown()) untracked(() => this.store.show(filter));
    });
    injectPoll(
      LOOK_AGAIN_MS,
      () => this.store.reload(),
      () => this.store.isMoving() && this.list.items().length <= FIRST_PAGE,
    );
    const hasSelection = (): boolean => this.store.selected().length > 0;
    injectShortcuts('My content', [
      { key: 'a', label: 'Choose all that are loaded, or none', run: () => this.store.toggleAll() },
      { key: 'e', label: 'Edit the chosen', isEnabled: hasSelection, run: () => void this.editSelected() },
      { key: 'd', label: 'Delete the chosen', isEnabled: hasSelection, run: () => void this.deleteSelected() },
      { key: 'Escape', label: 'Choose none', isEnabled: hasSelection, run: () => this.store.clearSelection() },
    ]);
  }

  /** This list as it stands, to come back to after an edit. */
  protected here(): string {
    return this.router.url;
  }

  protected clear(): void {
    this.url.patch({ state: undefined, q: undefined, license: undefined, flag: undefined });
  }

  protected isChosen({ id }: Contribution): boolean {
    return this.store.selected().includes(id);
  }

  /** Shift with a click or with the space bar takes in everything since the one before. */
  protected choose({ id }: Contribution, event: Event): void {
    event.preventDefault();
    this.store.toggle(id, 'shiftKey' in event && event.shiftKey === true);
  }

  protected async showWay(content: Content): Promise<void> {
    const { TimelineDialog } = await import('./timeline-dialog.js');
    this.dialog.open(TimelineDialog, { data: content, width: '560px' });
  }

  protected editSelected(): Promise<void> {
    const ids = this.store.selected();
    return this.edit({ ids }, ids.length);
  }

  /** Everything that fits the filter, also what is not loaded. */
  protected editAllThatFit(): Promise<void> {
    const { state, q, license, flag } = this.store.filter();
    return this.edit(
      { filter: { ...(state && { state }), ...(q && { q }), ...(license && { license }), ...(flag && { flag }) } },
      undefined,
    );
  }

  protected async deleteSelected(): Promise<void> {
    const ids = this.store.selected();
    const deleted = await this.store.deleteAll(ids);
    const kept = ids.length - deleted.length;
    const sentence = `${plural(deleted.length, 'picture')} deleted${kept > 0 ? `; ${kept} could not be` : ''}.`;
    const bar = this.snackBar.open(sentence, deleted.length > 0 ? 'Undo' : undefined, { duration: UNDO_MS });
    bar.onAction().subscribe(() => void this.bringBack(deleted));
  }

  private async bringBack(ids: readonly string[]): Promise<void> {
    const count = await this.store.restoreAll(ids);
    this.snackBar.open(`${plural(count, 'picture')} restored.`, undefined, { duration: 5_000 });
  }

  private async edit(selection: BulkSelection, count: number | undefined): Promise<void> {
    const { BulkDialog } = await import('../feature-bulk/bulk-dialog.js');
    const data: BulkDialogData = { selection, count };
    const dialog = this.dialog.open<unknown, BulkDialogData, BulkEditDetail>(BulkDialog, { data, width: '640px' });
    dialog.afterClosed().subscribe((edit) => {
      if (!edit) return;
      this.store.clearSelection();
      this.store.reload();
      const bar = this.snackBar.open(`Done: ${countsWords(edit.counts)}.`, 'Undo', { duration: UNDO_MS });
      bar.onAction().subscribe(() => void this.undo(edit.id));
    });
  }

  private async undo(id: string): Promise<void> {
    try {
      this.snackBar.open(undoWords(await this.bulk.undo(id)), undefined, { duration: 6_000 });
    } catch (error) {
      // It may have been undone in another tab a moment ago.
      this.snackBar.open(sentenceOf(toProblem(error)), undefined, { duration: 6_000 });
    }
    this.store.reload();
  }
}
