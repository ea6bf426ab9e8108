import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  Component,
  type ElementRef,
  afterRenderEffect,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { DecisionAction } from '@odr/contracts';

import { altOf } from '../../shared/data-content/content.js';
import { nearness } from '../../shared/data-content/near.js';
import { Picture } from '../../shared/ui-picture/picture.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { injectShortcuts } from '../../shared/util-shortcuts/inject-shortcuts.js';
import { KeyHint, ShortcutKey } from '../../shared/util-shortcuts/key-hint.js';
import { QUEUE_WORDS, VERDICT_WORDS, obstacleToApproval } from '../data/case.js';
import { CaseFacts } from '../ui/case-facts.js';
import { QueueList } from '../ui/queue-list.js';
import { VerdictBar } from '../ui/verdict-bar.js';
import { CaseLoader } from './case-loader.js';
import { IllegalDialog } from './illegal-dialog.js';
import { ModeratorPreferences } from './moderator-preferences.js';
import { QueueStore } from './queue-store.js';
import { SentVerdicts } from './sent-verdicts.js';

/** The desk of a moderator: everything by key, one case at a time, nothing shown that was not asked for. */
@Component({
  selector: 'odr-queue-page',
  imports: [
    CaseFacts,
    Empty,
    Icon,
    KeyHint,
    MatButton,
    Picture,
    ProblemView,
    QueueList,
    RouterLink,
    ShortcutKey,
    Skeleton,
    VerdictBar,
  ],
  providers: [QueueStore, CaseLoader, SentVerdicts],
  templateUrl: './queue-page.html',
  styleUrl: './queue-page.scss',
})
export default class QueuePage {
  readonly queue = input.required<string>();

  protected readonly store = inject(QueueStore);
  private readonly dialog = inject(MatDialog);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly preferences = inject(ModeratorPreferences);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('caseHeading');
  private readonly bar = viewChild(VerdictBar);

  protected readonly note = signal('');
  protected readonly policy = signal('');
  protected readonly isGrey = this.preferences.isGrey;
  private readonly currentId = computed(() => this.store.current()?.id);
  /** Every case starts hidden. */
  protected readonly isRevealed = linkedSignal<string | undefined, boolean>({
    source: this.currentId,
    computation: () => false,
  });

  protected readonly detail = computed(() => (this.store.detail.hasValue() ? this.store.detail.value() : undefined));
  protected readonly detailProblem = computed(() =>
    this.store.detail.error() ? toProblem(this.store.detail.error()) : undefined,
  );
  protected readonly content = computed(() => this.detail()?.content);
  /** Says that it loads until the case can be judged: before that, keys for verdicts do nothing. */
  protected readonly name = computed(
    () => this.content()?.name ?? `Loading ${this.store.current()?.subject?.name ?? 'the case'}`,
  );
  protected readonly alt = computed(() => {
    const content = this.content();
    return content ? altOf(content) : '';
  });
  protected readonly obstacle = computed(() => obstacleToApproval(this.content()));
  protected readonly queueWord = computed(() => QUEUE_WORDS[this.queue()] ?? this.queue());
  protected readonly nearness = nearness;
  protected readonly verdictWord = (action: DecisionAction): string => VERDICT_WORDS[action] ?? action;

  constructor() {
    effect(() => {
      const queue = this.queue();
      untracked(() => this.store.open(queue));
    });
    effect(() => {
      const text = this.store.announcement();
      if (text) void this.announcer.announce(text, 'polite');
    });
    // A new case: its heading takes the focus, so that a screen reader starts there.
    let before: string | undefined;
    afterRenderEffect(() => {
      const id = this.currentId();
      const heading = this.heading();
      if (!id || !heading || id === before) return;
      before = id;
      heading.nativeElement.focus({ preventScroll: true });
    });
    const isThere = (): boolean => this.content() !== undefined;
    injectShortcuts('Moderation', [
      { key: 'j', aliases: ['ArrowDown', 'ArrowRight'], label: 'Next case', run: () => this.store.move(1) },
      { key: 'k', aliases: ['ArrowUp', 'ArrowLeft'], label: 'Previous case', run: () => this.store.move(-1) },
      {
        key: ' ',
        label: 'Reveal or hide the picture',
        run: () => this.isRevealed.update((is) => !is),
        isEnabled: isThere,
      },
      { key: 'g', label: 'Greyscale on or off', run: () => this.preferences.toggleGrey() },
      { key: 'a', label: 'Approve', run: () => this.decide(DecisionAction.Approve), isEnabled: isThere },
      { key: 'r', label: 'Reject', run: () => this.decide(DecisionAction.Reject), isEnabled: isThere },
      { key: 'd', label: 'Delist', run: () => this.decide(DecisionAction.Delist), isEnabled: isThere },
      {
        key: 'f',
        label: 'Flag as illegal (asks first)',
        run: () => this.decide(DecisionAction.FlagIllegal),
        isEnabled: isThere,
      },
      { key: 's', label: 'Skip: give it back', run: () => void this.store.skip() },
      {
        key: 'u',
        aliases: ['z'],
        label: 'Undo the last verdict',
        run: () => this.store.undo(),
        isEnabled: () => this.store.pending() !== undefined || this.store.lastSent() !== undefined,
      },
      { key: 'n', label: 'Write a note', run: () => this.bar()?.focusNote() },
    ]);
  }

  protected decide(action: DecisionAction): void {
    if (!this.content()) return;
    if (action === DecisionAction.Approve && this.obstacle()) {
      void this.announcer.announce(this.obstacle() ?? '', 'assertive');
      return;
    }
    if (action === DecisionAction.FlagIllegal) this.confirmIllegal();
    else this.send(action);
  }

  private confirmIllegal(): void {
    if (this.dialog.openDialogs.length > 0) return;
    const asked = this.dialog.open<IllegalDialog, string, boolean>(IllegalDialog, {
      data: this.name(),
      width: '460px',
      restoreFocus: false,
    });
    asked.afterClosed().subscribe((isSure) => {
      if (isSure) this.send(DecisionAction.FlagIllegal);
      else this.heading()?.nativeElement.focus();
    });
  }

  private send(action: DecisionAction): void {
    this.store.decide({ action, note: this.note().trim(), policy: this.policy() }, this.name());
    this.note.set('');
    this.policy.set('');
  }
}
