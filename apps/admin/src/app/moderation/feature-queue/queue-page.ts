import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  Component,
  type ElementRef,
  afterRenderEffect,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { altOf } from '../../shared/data-content/content.js';
import { Session } from '../../shared/data-session/session.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { formatCount } from '../../shared/util-format/format.js';
import { shapesOf } from '../../shared/util-shapes/shape.js';
import { KeyHint, ShortcutKey } from '../../shared/util-shortcuts/key-hint.js';
import { queueWord, verdictWords } from '../data/case.js';
import { breakWords } from '../data/moderator.js';
import { AppealBar } from '../ui/appeal-bar.js';
import { AppealFacts } from '../ui/appeal-facts.js';
import { BreakLine } from '../ui/break-line.js';
import { CaseCluster } from '../ui/case-cluster.js';
import { CaseFacts } from '../ui/case-facts.js';
import { CasePicture } from '../ui/case-picture.js';
import { ChoicePanel } from '../ui/choice-panel.js';
import { DueTime } from '../ui/due-time.js';
import { EscalatePanel } from '../ui/escalate-panel.js';
import { ExposureLine } from '../ui/exposure-line.js';
import { HoldPanel } from '../ui/hold-panel.js';
import { LabelPanel } from '../ui/label-panel.js';
import { QueueList } from '../ui/queue-list.js';
import { SuspensionCase } from '../ui/suspension-case.js';
import { SuspensionReasons } from '../ui/suspension-reasons.js';
import { UndoBar } from '../ui/undo-bar.js';
import { VerdictBar } from '../ui/verdict-bar.js';
import { AnswerKeys } from './answer-keys.js';
import { CaseDesk } from './case-desk.js';
import { ExposureMeter } from './exposure-meter.js';
import { ModeratorPreferences } from './moderator-preferences.js';
import { PresenceWatch } from './presence-watch.js';
import { injectQueueKeys } from './queue-keys.js';
import { QUEUE_DESK, QueueStore } from './queue-store.js';
import { VerdictDraft } from './verdict-draft.js';
import { WorkSpell } from './work-spell.js';

const SEVERE = 3;

/** The desk of a moderator: everything by key, one case at a time, nothing shown that was not asked for. */
@Component({
  selector: 'odr-queue-page',
  imports: [
    AppealBar,
    AppealFacts,
    BreakLine,
    CaseCluster,
    CaseFacts,
    CasePicture,
    ChoicePanel,
    DueTime,
    Empty,
    EscalatePanel,
    ExposureLine,
    HoldPanel,
    Icon,
    KeyHint,
    LabelPanel,
    MatButton,
    ProblemView,
    QueueList,
    RouterLink,
    ShortcutKey,
    Skeleton,
    SuspensionCase,
    SuspensionReasons,
    UndoBar,
    VerdictBar,
  ],
  providers: [...QUEUE_DESK, AnswerKeys, CaseDesk],
  templateUrl: './queue-page.html',
  styleUrl: './queue-page.scss',
})
export default class QueuePage {
  readonly queue = input.required<string>();

  protected readonly store = inject(QueueStore);
  protected readonly desk = inject(CaseDesk);
  protected readonly draft = inject(VerdictDraft);
  protected readonly presence = inject(PresenceWatch);
  protected readonly meter = inject(ExposureMeter);
  private readonly spell = inject(WorkSpell);
  private readonly preferences = inject(ModeratorPreferences);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('caseHeading');
  private readonly bar = viewChild(VerdictBar);

  protected readonly settings = this.preferences.settings;
  protected readonly isHidden = computed(() => !this.desk.isRevealed() && this.settings().blurPx > 0);
  private readonly declined = signal<string | undefined>(undefined);
  /** Time for something else, and why; who has said no to it hears another reason only. */
  protected readonly breakProposed = computed(() => {
    const why = breakWords(this.meter.today(), this.spell.isLong());
    return why === this.declined() ? undefined : why;
  });
  protected readonly src = computed(() => (this.store.picture.hasValue() ? this.store.picture.value() : undefined));
  protected readonly isPictureGone = computed(() => this.store.picture.error() !== undefined);
  protected readonly alt = computed(() => {
    const content = this.desk.content();
    return content ? altOf(content) : '';
  });
  protected readonly shapes = computed(() => {
    const annotation = this.desk.detail()?.annotation;
    return annotation === undefined ? [] : shapesOf(annotation, 'mark-1');
  });
  protected readonly severity = computed(() => {
    const severity = this.store.current()?.severity ?? 0;
    return severity >= SEVERE ? `Severity ${severity}` : undefined;
  });
  protected readonly others = computed(() => Math.max(0, (this.presence.here()[this.queue()] ?? 0) - 1));
  protected readonly queueWord = computed(() => queueWord(this.store.queue() ?? { name: this.queue() }));
  private readonly session = inject(Session);
  protected readonly mayRule = computed(() => this.session.can('hash_bank.manage'));
  protected readonly formatCount = formatCount;
  protected readonly wordOf = queueWord;
  protected readonly verdictWords = verdictWords;

  constructor() {
    void this.preferences.load();
    effect(() => {
      const queue = this.queue();
      untracked(() => {
        this.store.open(queue);
        this.presence.sitAt(queue);
      });
    });
    this.announceWhatHappens();
    this.measureExposure();
    this.focusTheCase();
    injectQueueKeys(() => this.bar()?.focusNote());
  }

  protected goOn(why: string): void {
    this.declined.set(why);
    this.spell.rested();
  }

  private announceWhatHappens(): void {
    const announcer = inject(LiveAnnouncer);
    effect(() => {
      const text = this.store.announcement();
      if (text) void announcer.announce(text, 'polite');
    });
  }

  /** A picture counts as seen while it is there and not blurred. */
  private measureExposure(): void {
    effect(() => {
      const item = this.store.current();
      this.meter.look(!this.isHidden() && this.src() ? item : undefined);
    });
  }

  /** A new case: its heading takes the focus, so that a screen reader starts there. Also after a question. */
  private focusTheCase(): void {
    let before = '';
    afterRenderEffect(() => {
      const id = this.store.current()?.id;
      const heading = this.heading();
      const now = `${id ?? ''} ${this.desk.returns()}`;
      if (!id || !heading || now === before) return;
      before = now;
      heading.nativeElement.focus({ preventScroll: true });
    });
  }
}
