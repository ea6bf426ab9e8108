import { Injectable, Logger } from '@nestjs/common';
import type { FactSheet } from './facts.js';
import { readRule } from './rule-language.js';

export type RuleProgram = (sheet: FactSheet) => boolean | null;

const MAX_KEPT = 200;

/** Expressions that were read already. They are checked when they are saved; here they only run. */
@Injectable()
export class RulePrograms {
  private readonly log = new Logger(RulePrograms.name);
  private readonly kept = new Map<string, RuleProgram>();

  of(expression: string): RuleProgram {
    let program = this.kept.get(expression);
    if (!program) {
      if (this.kept.size >= MAX_KEPT) this.kept.clear();
      program = this.read(expression);
      this.kept.set(expression, program);
    }
    return program;
  }

  private read(expression: string): RuleProgram {
    const { rule, problems } = readRule(expression);
    if (rule) return rule.evaluate;
    // A fact it asks for is no longer there, after an upgrade: unknown is the only answer that does no harm.
    this.log.error({ expression, problems }, 'a rule that was saved cannot be read any more');
    return () => null;
  }
}
