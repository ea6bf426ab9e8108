import type { CaseCause, CaseFinding } from '@odr/entities';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { Subject } from '../subject/subject.js';
import { FACTS_OF_SUBJECT, targetSql } from './routing.compiler.js';
import { RoutingRepository } from './routing.repository.js';

/** What routing may look at when a case is opened, or something new is known about it. */
export interface RoutingFacts {
  readonly subject: Subject;
  readonly family: string;
  readonly severity: number;
  readonly findings: readonly CaseFinding[];
  readonly cause: CaseCause | null;
}

/** Decides where a case waits when whoever raises it does not say. */
@Injectable()
export class CaseRouter {
  constructor(
    private readonly db: Database,
    private readonly routing: RoutingRepository,
  ) {}

  /** The same rules by the same SQL as when the waiting ones are moved, so that the two can never disagree. */
  async queueFor({ subject, family, severity, findings, cause }: RoutingFacts): Promise<string> {
    const { rules, defaults } = await this.routing.current();
    const families = await this.routing.families();
    const values: unknown[] = [
      subject.type,
      subject.id,
      family,
      severity,
      JSON.stringify(findings),
      cause === null ? null : JSON.stringify(cause),
      firstOf(family, families),
    ];
    const target = targetSql(rules, defaults, families, (value) => `$${values.push(value)}`);
    const [row] = await this.db.query<{ queue: string }>(
      `SELECT ${target} AS queue
         FROM (SELECT $1::text AS subject_type, $2::uuid AS subject_id, $3::text AS family, $4::integer AS severity,
                      $5::jsonb AS findings, $6::jsonb AS cause, $7::text AS queue) c ${FACTS_OF_SUBJECT}`,
      values,
    );
    if (row === undefined) throw new Error('Routing has answered nothing.');
    return row.queue;
  }
}

/** Where cases of a family wait of which the rules do not speak: its first queue, else the first of all. */
const firstOf = (family: string, families: ReadonlyMap<string, string>): string =>
  [...families].find(([, own]) => own === family)?.[0] ?? [...families.keys()][0] ?? family;
