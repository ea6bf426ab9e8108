import { Injectable } from '@nestjs/common';
import type { Subject } from '../subject/subject.js';
import { flawOf, type ChainFlaw } from './flaw.policy.js';
import { HistoryReader, type SubjectHistory } from './history.reader.js';
import { differences, isReplayable } from './rebuild.policy.js';

/** What does not hold about one subject. */
export interface Finding {
  readonly subject: Subject;
  /** Undefined where the chain holds, but tables and history differ. */
  readonly flaw?: ChainFlaw;
  readonly differences: readonly string[];
}

export interface Verification {
  readonly subjects: number;
  readonly events: number;
  readonly findings: readonly Finding[];
}

const PAGE = 200;
/** Enough to know that something is wrong. */
const MAX_FINDINGS = 100;

/** Reads the whole history again: whether anybody changed it, and whether the tables can be made from it byte for byte. */
@Injectable()
export class HistoryVerifier {
  constructor(private readonly reader: HistoryReader) {}

  async verify(): Promise<Verification> {
    const findings: Finding[] = [];
    let [subjects, events] = [0, 0];
    let after: Subject | undefined;
    while (findings.length < MAX_FINDINGS) {
      const page = await this.reader.next(after, PAGE);
      const last = page.at(-1);
      if (last === undefined) break;
      after = last.subject;
      subjects += page.length;
      events += page.reduce((sum, history) => sum + history.events.length, 0);
      findings.push(...page.flatMap((history) => findingOf(history) ?? []));
    }
    return { subjects, events, findings: findings.slice(0, MAX_FINDINGS) };
  }
}

function findingOf(history: SubjectHistory): Finding | undefined {
  const { subject, events, live } = history;
  const flaw = flawOf(history);
  // What a changed history says proves nothing about the tables.
  if (flaw !== undefined) return { subject, flaw, differences: [] };
  const found = differences(live, events.map(isReplayable));
  return found.length === 0 ? undefined : { subject, differences: found };
}
