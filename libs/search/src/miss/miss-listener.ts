import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { isNarrowing, type ContentFilter } from '@odr/content';
import type { SearchAnswer } from '../search.service.js';
import { missConfig } from './miss.config.js';
import { isTypedOn, rememberable } from './miss.policy.js';
import { MissRepository } from './miss.repository.js';

/** A search and what came of it. */
interface HeardSearch {
  /** Who asked; undefined where it was no person. */
  readonly asker: string | undefined;
  readonly q?: string;
  readonly cursor?: string;
  readonly filters: ContentFilter;
  /** What the server took the query for, where the caller has not said. */
  readonly understoodAs: string;
  readonly answer: Pick<SearchAnswer, 'arms'>;
}

interface Pending {
  readonly text: string;
  readonly language: string;
  readonly timer: NodeJS.Timeout;
}

/** So many people may be typing at once; beyond, the oldest are not counted. */
const MOST_PENDING = 1_000;

/**
 * Hears which searches find nothing. Pages answer while one types, so what counts is the last thing that somebody asked before
 * a pause; it is written down after the answer, and nobody waits for it.
 */
@Injectable()
export class MissListener implements OnApplicationShutdown {
  private readonly log = new Logger(MissListener.name);
  private readonly config = missConfig();
  private readonly pending = new Map<string, Pending>();
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly misses: MissRepository) {}

  heard({ asker, q = '', cursor, filters, understoodAs, answer }: HeardSearch): void {
    if (asker === undefined) return;
    const text = rememberable(q);
    this.settle(asker, text);
    // Vectors always have a nearest: only words can find nothing. What a filter hides is no gap of the collection.
    const hasNoWords = answer.arms.some(({ arm, hits }) => arm === 'text' && hits === 0);
    const isMiss = hasNoWords && cursor === undefined && !isNarrowing(filters);
    if (text === undefined || !isMiss) return;
    const timer = setTimeout(() => this.settle(asker), this.config.quietMs).unref();
    this.pending.set(asker, { text, language: understoodAs, timer });
    this.bound();
  }

  /** What tests wait for. */
  written(): Promise<void> {
    return this.writing;
  }

  onApplicationShutdown(): void {
    for (const { timer } of this.pending.values()) clearTimeout(timer);
    this.pending.clear();
  }

  /** Writes down what somebody asked last, unless they were still typing it. */
  private settle(asker: string, next?: string): void {
    const last = this.pending.get(asker);
    if (!last) return;
    clearTimeout(last.timer);
    this.pending.delete(asker);
    if (next !== undefined && isTypedOn(last.text, next)) return;
    const before = this.writing;
    this.writing = this.misses
      .record({ text: last.text, language: last.language, asker }, this.config.leastPeople)
      .then(() => before)
      // One count less; whoever searched has their answer already.
      .catch((error: unknown) => this.log.warn({ err: error }, 'search that found nothing not counted'));
  }

  private bound(): void {
    const oldest = this.pending.keys().next();
    if (this.pending.size <= MOST_PENDING || oldest.done) return;
    clearTimeout(this.pending.get(oldest.value)?.timer);
    this.pending.delete(oldest.value);
  }
}
