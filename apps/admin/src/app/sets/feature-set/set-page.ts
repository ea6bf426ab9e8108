import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import type { ContentSet, SetItem } from '../../shared/data-sets/content-set.js';
import { SetClient } from '../../shared/data-sets/data/set-client.js';
import { FreezeClient } from '../../shared/data-saved-search/data/freeze-client.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { PictureCard } from '../../shared/ui-picture-card/picture-card.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { plural } from '../../shared/util-format/format.js';
import { Selection } from '../../shared/util-selection/selection.js';
import { Origin } from './origin.js';
import { DeleteSetDialog } from './delete-set-dialog.js';
import { EditSetDialog } from './edit-set-dialog.js';

/** One set: what it is for, and what is in it. */
@Component({
  selector: 'odr-set-page',
  imports: [Empty, Icon, MatButton, Origin, PictureCard, ProblemView, RouterLink, ShowMore, Skeleton],
  templateUrl: './set-page.html',
  styles: '.about { max-inline-size: 80ch; white-space: pre-line; }',
})
export default class SetPage {
  readonly id = input.required<string>();

  private readonly client = inject(SetClient);
  private readonly dialogs = inject(MatDialog);
  private readonly snacks = inject(MatSnackBar);
  private readonly router = inject(Router);
  protected readonly session = inject(Session);

  private readonly answer = resource({ params: () => this.id(), loader: ({ params }) => this.client.get(params) });
  protected readonly set = linkedSignal<ContentSet | undefined>(() =>
    this.answer.hasValue() ? this.answer.value() : undefined,
  );
  private readonly freezes = inject(FreezeClient);
  private readonly originAnswer = resource({
    params: () => this.set()?.id,
    loader: ({ params }) => this.freezes.originOf(params),
  });
  protected readonly origin = computed(() => (this.originAnswer.hasValue() ? this.originAnswer.value() : null));
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  protected readonly list = new PagedList<SetItem, string>(
    () => this.id(),
    (id, cursor) => this.client.items(id, cursor),
  );
  /** Who is not its owner may still be a contributor of its team; then the API decides. */
  protected readonly mayChange = computed(() => {
    const set = this.set();
    return (
      set !== undefined &&
      this.session.can('content_set.manage') &&
      (set.userId === this.session.user()?.id || set.teamId !== null)
    );
  });

  protected readonly isPicking = signal(false);
  protected readonly selection = new Selection();
  protected readonly plural = plural;

  protected readonly takeOut = action(async (ids: readonly string[]) => {
    await this.client.remove(this.id(), ids);
    this.reload();
    this.togglePicking();
    const snack = this.snacks.open(`${plural(ids.length, 'picture')} taken out`, 'Undo', { duration: 8_000 });
    snack.onAction().subscribe(() => void this.putBack.run(ids));
  });
  protected readonly putBack = action(async (ids: readonly string[]) => {
    await this.client.add(this.id(), ids);
    this.reload();
  });

  protected togglePicking(): void {
    this.isPicking.update((before) => !before);
    this.selection.clear();
  }

  protected async edit(set: ContentSet): Promise<void> {
    const dialog = this.dialogs.open<EditSetDialog, ContentSet, ContentSet>(EditSetDialog, { data: set });
    const changed = await firstValueFrom(dialog.afterClosed());
    if (changed) this.set.set(changed);
  }

  protected async remove(set: ContentSet): Promise<void> {
    const dialog = this.dialogs.open<DeleteSetDialog, ContentSet, boolean>(DeleteSetDialog, { data: set });
    if (!(await firstValueFrom(dialog.afterClosed()))) return;
    this.snacks.open(`“${set.name}” was deleted. Its pictures stay where they are.`);
    await this.router.navigate(['/sets']);
  }

  protected reload(): void {
    this.answer.reload();
    this.list.reload();
  }
}
