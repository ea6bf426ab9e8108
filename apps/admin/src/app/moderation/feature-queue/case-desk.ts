import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Service, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { DecisionAction } from '@odr/contracts';

import { toProblem } from '../../shared/data-problem/problem.js';
import type { Answered, AppealAnswer } from '../data/appeal.js';
import { isNote, obstacleToApproval } from '../data/case.js';
import { ModerationClient } from '../data/moderation-client.js';
import { REPEATABLE } from '../data/context.js';
import { type Colleague, SKIP_REASONS, inOrderOf } from '../data/policy.js';
import type { EntryRuling } from '../ui/bank-facts.js';
import type { Choice } from '../ui/choice-panel.js';
import type { Hold } from '../ui/hold-panel.js';
import { type View, fitted } from '../ui/picture-view.js';
import type { Passing } from '../ui/passing-bar.js';
import { AnswerKeys } from './answer-keys.js';
import { IllegalDialog } from './illegal-dialog.js';
import { QueueStore } from './queue-store.js';
import { QueueWords } from './queue-words.js';
import { VerdictDraft } from './verdict-draft.js';

/** What is asked before a verdict or a case leaves. */
type Question =
  { readonly kind: 'policy'; readonly action: DecisionAction } | { readonly kind: Passing | 'label' | 'escalate' };

/** What leaves a case open, so that it can be done with what is answered as well. */
const WITHOUT_VERDICT: readonly DecisionAction[] = [DecisionAction.Escalate, DecisionAction.Defer];

const TITLES: Readonly<Record<Question['kind'], string>> = {
  policy: 'Which policy?',
  skip: 'Why do you skip it?',
  hold: 'Hold',
  hand_over: 'To whom?',
  label: 'Label',
  escalate: 'Escalate',
};

/** Judging the case in front: what may be done, what has to be asked first, and what is seen of its picture. */
@Service({ autoProvided: false })
export class CaseDesk {
  private readonly store = inject(QueueStore);
  private readonly client = inject(ModerationClient);
  private readonly draft = inject(VerdictDraft);
  private readonly dialog = inject(MatDialog);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly router = inject(Router);
  private readonly words = inject(QueueWords);
  private readonly currentId = computed(() => this.store.current()?.id);
  private readonly policies = resource({ loader: () => this.client.policies() });
  private readonly colleagues = resource({
    params: () => (this.question()?.kind === 'hand_over' ? this.store.queue()?.name : undefined),
    loader: ({ params }) => this.client.colleagues(params),
  });

  private readonly labels = resource({
    params: () => this.question()?.kind === 'label' || undefined,
    loader: () => this.client.labels(),
  });
  /** Offered only: without them a label can still be typed. */
  readonly usedLabels = computed(() => (this.labels.hasValue() ? this.labels.value() : []));

  /** Another case is another question. */
  readonly question = linkedSignal<string | undefined, Question | undefined>({
    source: this.currentId,
    computation: () => undefined,
  });
  /** Every case starts hidden. */
  readonly isRevealed = linkedSignal<string | undefined, boolean>({ source: this.currentId, computation: () => false });
  readonly view = linkedSignal<string | undefined, View>({ source: this.currentId, computation: () => fitted });
  /** Goes up whenever the heading of the case shall have the focus again. */
  readonly returns = signal(0);

  readonly detail = computed(() => (this.store.detail.hasValue() ? this.store.detail.value() : undefined));
  readonly detailProblem = computed(() => {
    const error = this.store.detail.error();
    return error ? toProblem(error) : undefined;
  });
  readonly content = computed(() => this.detail()?.content);
  /** Says that it loads until the case can be judged: before that, keys for verdicts do nothing. */
  readonly name = computed(
    () =>
      this.content()?.name ??
      (this.detail()?.suspension ? 'Appeal against a suspension' : undefined) ??
      `Loading ${this.store.current()?.subject?.name ?? 'the case'}`,
  );
  /** What is answered here instead of decided. */
  readonly answered = computed<Answered | undefined>(() => {
    const { appeal, suspension } = this.detail() ?? {};
    if (suspension) return { id: suspension.id, against: 'suspension' };
    return appeal && { id: appeal.id, against: 'decision' };
  });
  readonly obstacle = computed(() => obstacleToApproval(this.content()));
  readonly hiddenActions = computed(() => this.store.queue()?.hiddenActions ?? []);

  readonly title = computed(() => TITLES[this.question()?.kind ?? 'policy']);
  readonly choices = computed<readonly Choice[]>(() => {
    switch (this.question()?.kind) {
      case 'policy':
        return this.ordered().map(({ code, title, text }) => ({ value: code, label: title, hint: text }));
      case 'skip':
        return SKIP_REASONS;
      case 'hand_over':
        return this.people().map(({ id, name }) => ({ value: id, label: name }));
      default:
        return [];
    }
  });
  private readonly ordered = computed(() => {
    const all = this.policies.hasValue() ? this.policies.value() : [];
    return inOrderOf(all, this.store.queue()?.policies ?? []);
  });
  private readonly people = computed<readonly Colleague[]>(() =>
    this.colleagues.hasValue() ? this.colleagues.value() : [],
  );
  /** Whether what can be answered is still on its way. */
  readonly isWaitingForChoices = computed(() => {
    const kind = this.question()?.kind;
    return (kind === 'policy' && this.policies.isLoading()) || (kind === 'hand_over' && this.colleagues.isLoading());
  });
  private readonly keys = inject(AnswerKeys);
  private readonly _isRuling = signal(false);
  readonly isRuling = this._isRuling.asReadonly();

  /** What was decided about the same picture and can be decided here as well. */
  readonly before = computed(() => {
    const before = this.detail()?.cluster?.suggestion;
    if (!before || !REPEATABLE.has(before.action) || !this.offers(before.action)) return undefined;
    return before.action === DecisionAction.Approve && this.obstacle() ? undefined : before;
  });
  readonly hasFollowers = computed(() => (this.detail()?.cluster?.followers ?? 0) > 0);

  /** What can be done with an appeal besides answering it. */
  readonly postponing = computed(() => WITHOUT_VERDICT.filter((action) => this.offers(action)));

  constructor() {
    this.keys.listen({
      question: this.question,
      choices: this.choices,
      isWaiting: this.isWaitingForChoices,
      answer: (value) => this.answer(value),
      takeBack: () => this.takeBack(),
    });
  }

  /** Whether this is done in the queue, with the case that is in front. An appeal is answered; it can only be left open for others or for later. */
  offers(action: DecisionAction): boolean {
    if (!this.detail() || this.hiddenActions().includes(action)) return false;
    return this.answered() === undefined || WITHOUT_VERDICT.includes(action);
  }

  /** One key for what needs no reason; the others ask for a policy, by another key. */
  decide(action: DecisionAction): void {
    if (!this.offers(action)) return;
    switch (action) {
      case DecisionAction.Approve:
        if (this.obstacle()) void this.announcer.announce(this.obstacle() ?? '', 'assertive');
        else this.send(action, '');
        return;
      case DecisionAction.FlagIllegal:
        this.confirmIllegal();
        return;
      case DecisionAction.Label:
        this.ask({ kind: 'label' });
        return;
      case DecisionAction.Escalate:
        if (isNote(this.draft.note())) this.send(action, '');
        else this.ask({ kind: 'escalate' });
        return;
      case DecisionAction.Defer:
        this.send(action, '');
        return;
      default:
        // Without any policy to choose from, the server names the general one.
        if (this.ordered().length === 0 && !this.policies.isLoading()) this.send(action, '');
        else this.ask({ kind: 'policy', action });
    }
  }

  /** Asks how to pass the case on. */
  pass(kind: Passing): void {
    if (this.store.current()) this.ask({ kind });
  }

  /** Gives the verdict that the same picture was given before. */
  repeat(): void {
    const before = this.before();
    if (!before) return;
    if (before.action === DecisionAction.FlagIllegal) this.confirmIllegal();
    else this.send(before.action, before.policy ?? '');
  }

  /** Goes on to where one decision is planned for all that are the same picture; what is held goes back meanwhile. */
  decideAll(): void {
    const item = this.store.current();
    if (!item || !this.hasFollowers()) return;
    const before = this.before();
    const queryParams = { item: item.id, ...(before && { action: before.action, policy: before.policy }) };
    void this.router.navigate(['/moderation/batches/new'], { queryParams });
  }

  /** Says of an entry of a bank that it is right or wrong, and shows what became of it. */
  async rule({ match, confirmed }: EntryRuling): Promise<void> {
    if (this._isRuling()) return;
    this._isRuling.set(true);
    try {
      await this.client.rule(match, confirmed);
      this.store.renewDetail();
    } catch (error) {
      // Not allowed any more, or the entry is gone: only the server knows.
      const { title, detail } = toProblem(error);
      this.words.tell(`${title} ${detail}`.trim());
    } finally {
      this._isRuling.set(false);
    }
  }

  answer(value: string): void {
    const question = this.question();
    // Who can be asked for is forgotten with the question.
    const colleague = this.people().find(({ id }) => id === value);
    this.close();
    if (question?.kind === 'policy') this.send(question.action, value);
    else if (question?.kind === 'skip') void this.store.skip(value);
    else if (colleague) void this.store.handOver(colleague);
    this.returns.update((count) => count + 1);
  }

  hold(hold: Hold): void {
    this.close();
    void this.store.hold(hold);
    this.returns.update((count) => count + 1);
  }

  /** With the note that was asked for. */
  escalate(): void {
    this.close();
    this.send(DecisionAction.Escalate, '');
    this.returns.update((count) => count + 1);
  }

  label(label: string): void {
    this.close();
    void this.store.label(label, this.name());
    this.returns.update((count) => count + 1);
  }

  async resolveAppeal(answer: AppealAnswer): Promise<void> {
    const appeal = this.answered();
    if (!appeal) return;
    await this.store.resolveAppeal(appeal, answer);
    if (this.answered()?.id !== appeal.id) this.draft.clear();
  }

  takeBack(): void {
    this.close();
    this.returns.update((count) => count + 1);
  }

  /** From this moment on keys are answers, before the question is on the screen. */
  private ask(question: Question): void {
    this.question.set(question);
    this.keys.begin();
  }

  private close(): void {
    this.keys.end();
    this.question.set(undefined);
  }

  private confirmIllegal(): void {
    if (this.dialog.openDialogs.length > 0) return;
    const asked = this.dialog.open<IllegalDialog, string, boolean>(IllegalDialog, {
      data: this.name(),
      width: '460px',
      restoreFocus: false,
    });
    asked.afterClosed().subscribe((isSure) => {
      if (isSure) this.send(DecisionAction.FlagIllegal, 'illegal.content');
      else this.returns.update((count) => count + 1);
    });
  }

  private send(action: DecisionAction, policy: string): void {
    const name = this.name();
    this.store.decide(this.draft.toVerdict(action, policy), name);
    this.draft.clear();
  }
}
