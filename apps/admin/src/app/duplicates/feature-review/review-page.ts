import { afterRenderEffect, Component, DestroyRef, ElementRef, effect, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { altOf, isPublic } from '../../shared/data-content/content.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Picture } from '../../shared/ui-picture/picture.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { formatCount, formatSize, plural } from '../../shared/util-format/format.js';
import { injectShortcuts } from '../../shared/util-shortcuts/inject-shortcuts.js';
import { KeyHint, ShortcutKey } from '../../shared/util-shortcuts/key-hint.js';
import { evidenceWords, keeperWords, type Member, reasonWord } from '../data/cluster.js';
import { CompareStage, type StageView } from '../ui/compare-stage.js';
import { ReviewStore } from './review-store.js';

const BLINK_MS = 600;

/** One cluster of copies: look, compare, decide. */
@Component({
  selector: 'odr-review-page',
  imports: [CompareStage, Empty, Icon, KeyHint, MatButton, Picture, ProblemView, RouterLink, ShortcutKey, Skeleton],
  providers: [ReviewStore],
  templateUrl: './review-page.html',
  styleUrl: './review-page.scss',
})
export default class ReviewPage {
  readonly id = input.required<string>();

  protected readonly store = inject(ReviewStore);
  protected readonly view = signal<StageView>('keeper');
  protected readonly gain = signal(4);
  protected readonly isBlinking = signal(false);
  protected readonly altOf = altOf;
  protected readonly isPublic = isPublic;
  protected readonly formatSize = formatSize;
  protected readonly formatCount = formatCount;
  protected readonly plural = plural;
  protected readonly reasonWord = reasonWord;
  protected readonly evidenceWords = evidenceWords;
  protected readonly keeperWords = keeperWords;

  constructor() {
    effect(() => this.store.show(this.id()));
    const host = inject<ElementRef<HTMLElement>>(ElementRef);
    afterRenderEffect(() => {
      if (this.store.selected())
        host.nativeElement.querySelector('.members .selected')?.scrollIntoView?.({ block: 'nearest' });
    });
    const timer = setInterval(() => this.isBlinking() && this.swap(), BLINK_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
    const isOpen = (): boolean => this.store.cluster() !== undefined && !this.store.done();
    injectShortcuts('Duplicates', [
      { key: 'j', aliases: ['ArrowDown'], label: 'Next copy', run: () => this.store.move(1), isEnabled: isOpen },
      { key: 'k', aliases: ['ArrowUp'], label: 'Copy before', run: () => this.store.move(-1), isEnabled: isOpen },
      // Space presses the button that has the focus; the letter swaps from anywhere.
      { key: ' ', aliases: ['s'], label: 'Swap the two', run: () => this.look('swap'), isEnabled: isOpen },
      { key: 'b', label: 'Blink', run: () => this.look('blink'), isEnabled: isOpen },
      { key: 'd', label: 'Difference', run: () => this.look('difference'), isEnabled: isOpen },
      { key: 'x', label: 'Keep or remove the copy', run: () => this.toggleSelected(), isEnabled: isOpen },
      { key: 'n', label: 'Not a duplicate', run: () => this.store.tellApart(), isEnabled: isOpen },
      { key: 'Enter', label: 'Apply', run: () => void this.store.apply.run(), isEnabled: isOpen },
      {
        key: 'u',
        label: 'Undo',
        run: () => void this.store.undo.run(),
        isEnabled: () => this.store.done() !== undefined,
      },
    ]);
  }

  protected look(how: 'swap' | 'blink' | 'difference'): void {
    this.isBlinking.update((isBlinking) => how === 'blink' && !isBlinking);
    if (how === 'difference') this.view.update((view) => (view === 'difference' ? 'keeper' : 'difference'));
    else this.swap();
  }

  protected toggleSelected(): void {
    const selected = this.store.selected();
    if (selected) this.store.toggle(selected.content.id);
  }

  protected pixels({ content }: Member): string {
    return content.width && content.height
      ? `${formatCount(content.width)} × ${formatCount(content.height)}`
      : 'Unknown';
  }

  private swap(): void {
    this.view.update((view) => (view === 'keeper' ? 'other' : 'keeper'));
  }
}
