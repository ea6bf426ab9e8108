import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';

import {
  comparisonOf,
  EMPTY_GROUP,
  type Fact,
  OPERATOR_WORDS,
  operatorsOf,
  type RuleComparison,
  type RuleCondition,
  type RuleGroup,
  type RuleOperator,
} from '../data/rule.js';

/** Conditions as rows, and groups of them in one another. */
@Component({
  selector: 'odr-condition-group',
  imports: [MatButton],
  templateUrl: './condition-group.html',
  styleUrl: './condition-group.scss',
})
export class ConditionGroup {
  readonly group = input.required<RuleGroup>();
  readonly facts = input.required<readonly Fact[]>();
  /** Where it stands, for those who hear the page. @example 'Group 1.2' */
  readonly label = input('Conditions');
  readonly changed = output<RuleGroup>();

  protected readonly words = OPERATOR_WORDS;
  private readonly byName = computed(() => new Map(this.facts().map((fact) => [fact.name, fact])));

  protected factOf(name: string): Fact | undefined {
    return this.byName().get(name);
  }

  protected operators({ fact }: RuleComparison): readonly RuleOperator[] {
    return operatorsOf(this.factOf(fact)?.type ?? 'string');
  }

  protected isNumber({ fact }: RuleComparison): boolean {
    return ['int', 'double'].includes(this.factOf(fact)?.type ?? '');
  }

  protected add(): void {
    const [fact] = this.facts();
    if (fact) this.write([...this.group().conditions, comparisonOf(fact)]);
  }

  protected addGroup(): void {
    const [fact] = this.facts();
    if (fact)
      this.write([...this.group().conditions, { ...EMPTY_GROUP, join: 'any', conditions: [comparisonOf(fact)] }]);
  }

  protected remove(at: number): void {
    this.write(this.group().conditions.filter((_, index) => index !== at));
  }

  protected replace(at: number, condition: RuleCondition): void {
    const isGone = condition.kind === 'group' && condition.conditions.length === 0;
    if (isGone) return this.remove(at);
    this.write(this.group().conditions.with(at, condition));
  }

  protected setFact(at: number, name: string): void {
    const fact = this.factOf(name);
    if (fact) this.replace(at, comparisonOf(fact));
  }

  protected setOperator(at: number, row: RuleComparison, operator: string): void {
    const found = this.operators(row).find((one) => one === operator);
    if (found) this.replace(at, { ...row, operator: found });
  }

  protected setValue(at: number, row: RuleComparison, text: string): void {
    this.replace(at, { ...row, value: this.isNumber(row) ? Number(text) || 0 : text });
  }

  protected join(value: string): void {
    this.changed.emit({ ...this.group(), join: value === 'any' ? 'any' : 'all' });
  }

  private write(conditions: readonly RuleCondition[]): void {
    this.changed.emit({ ...this.group(), conditions });
  }
}
