import { Component, input, output } from '@angular/core';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';

import { CHOICES, WORDS, withPart, wordsOf } from '../data/rules.js';
import type { Condition, Queue, Rule } from '../data/settings.js';

/** One rule of routing, every change told at once. */
@Component({
  selector: 'odr-rule-form',
  imports: [MatFormField, MatHint, MatInput, MatLabel, MatOption, MatSelect],
  templateUrl: './rule-form.html',
  styleUrl: './rule-form.scss',
})
export class RuleForm {
  readonly rule = input.required<Rule>();
  readonly queues = input.required<readonly Queue[]>();
  readonly changed = output<Rule>();

  protected readonly words = WORDS;
  protected readonly choices = CHOICES;
  protected readonly severities = [1, 2, 3, 4];

  protected set(change: Partial<Rule>): void {
    this.changed.emit({ ...this.rule(), ...change });
  }

  protected setPart<K extends keyof Condition>(key: K, value: Condition[K] | undefined): void {
    this.set({ when: withPart(this.rule().when, key, value) });
  }

  protected setChoice(key: (typeof CHOICES)[number]['key'], values: never[]): void {
    this.setPart(key, values.length > 0 ? values : undefined);
  }

  protected setWords(key: (typeof WORDS)[number]['key'], text: string): void {
    this.setPart(key, wordsOf(text));
  }
}
