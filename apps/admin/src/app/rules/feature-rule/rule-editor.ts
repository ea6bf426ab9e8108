import {
  Component,
  DestroyRef,
  type ElementRef,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';

import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import {
  ACTIONS,
  EMPTY_GROUP,
  expressionOf,
  type Fact,
  inRows,
  NEW_RULE,
  type RuleDraft,
  type RuleGroup,
  type RuleProblem,
} from '../data/rule.js';
import { RuleClient } from '../data/rule-client.js';
import { ConditionGroup } from '../ui/condition-group.js';

const CHECK_AFTER_MS = 300;

/** Writes a rule: as rows, as text, or both, which say the same as long as rows can say it. */
@Component({
  selector: 'odr-rule-editor',
  imports: [ConditionGroup, MatButton, Skeleton],
  templateUrl: './rule-editor.html',
  styleUrl: './rule-editor.scss',
})
export class RuleEditor {
  readonly start = input<RuleDraft>(NEW_RULE);
  readonly facts = input.required<readonly Fact[]>();
  readonly queues = input<readonly string[]>([]);
  readonly isBusy = input(false);
  readonly word = input('Save');
  readonly saved = output<RuleDraft>();

  private readonly client = inject(RuleClient);
  protected readonly actions = ACTIONS;
  protected readonly draft = linkedSignal(() => this.start());
  protected readonly problems = signal<readonly RuleProblem[]>([]);
  /** What the text says as rows; null where rows cannot say it, undefined until it has been read. */
  protected readonly rows = linkedSignal<RuleGroup | null | undefined>(() =>
    this.start().expression.trim() === '' ? EMPTY_GROUP : undefined,
  );
  protected readonly rowFacts = computed(() => this.facts().filter(inRows));
  protected readonly needsQueue = computed(() => this.draft().action === 'queue');
  protected readonly isReady = computed(() => {
    const { name, expression, queue } = this.draft();
    const isSaid = name.trim() !== '' && expression.trim() !== '' && this.problems().length === 0;
    return isSaid && (!this.needsQueue() || queue !== null);
  });
  private readonly text = viewChild.required<ElementRef<HTMLTextAreaElement>>('text');
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
    // What is edited is read once, so that its rows are there.
    queueMicrotask(() => void this.read(this.draft().expression, true));
  }

  protected set<K extends keyof RuleDraft>(field: K, value: RuleDraft[K]): void {
    this.draft.update((draft) => ({ ...draft, [field]: value }));
  }

  protected setAction(value: string): void {
    const found = ACTIONS.find(({ action }) => action === value);
    if (found) this.draft.update((draft) => ({ ...draft, action: found.action, queue: null }));
  }

  /** Typed: the rows follow as soon as it can be read. */
  protected type(expression: string): void {
    this.set('expression', expression);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.read(expression, true), CHECK_AFTER_MS);
  }

  /** Built: the text follows at once. */
  protected build(rows: RuleGroup): void {
    const expression = rows.conditions.length === 0 ? '' : expressionOf(rows);
    // An answer about what stood there before must not take the new rows away.
    this.asked += 1;
    this.rows.set(rows);
    this.set('expression', expression);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.read(expression, false), CHECK_AFTER_MS);
  }

  protected show({ start, end }: RuleProblem): void {
    const field = this.text().nativeElement;
    field.focus();
    field.setSelectionRange(start, Math.max(end, start + 1));
  }

  protected save(event: Event): void {
    event.preventDefault();
    if (this.isReady()) this.saved.emit(this.draft());
  }

  private async read(expression: string, withRows: boolean): Promise<void> {
    const turn = (this.asked += 1);
    if (expression.trim() === '') {
      this.problems.set([]);
      if (withRows) this.rows.set(EMPTY_GROUP);
      return;
    }
    try {
      const { problems, conditions, isValid } = await this.client.check(expression);
      if (turn !== this.asked) return;
      this.problems.set(problems);
      if (withRows && isValid) this.rows.set(conditions);
      else if (this.rows() === undefined) this.rows.set(null);
    } catch {
      // Not being able to check is told when it is saved, where the server looks again.
      if (turn !== this.asked) return;
      this.problems.set([]);
      if (this.rows() === undefined) this.rows.set(null);
    }
  }
}
