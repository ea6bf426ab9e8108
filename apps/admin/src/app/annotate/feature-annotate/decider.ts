import { Service, inject } from '@angular/core';

import { toProblem } from '../../shared/data-problem/problem.js';
import { SuggestionClient } from '../data/suggestion-client.js';
import type { Draft } from '../model/draft.js';
import { decisionOn, isOnScreen, type Suggestion, type Verdict } from '../model/suggestion.js';

/** An annotation that a decision has changed on the server. */
export interface Touched {
  readonly annotationId: string;
  /** The key of the document that it is on the screen. */
  readonly key: string;
}

/** Brings what a person has made of suggestions to the server, and back when it is undone. */
@Service({ autoProvided: false })
export class Decider {
  private readonly client = inject(SuggestionClient);
  private suggestions = new Map<string, Suggestion>();
  /** As the server knows it. */
  private known = new Map<string, Verdict>();
  private joined = new Map<string, string>();

  open(suggestions: readonly Suggestion[]): void {
    this.suggestions = new Map(suggestions.map((one) => [one.id, one]));
    this.known = new Map();
    this.joined = new Map();
  }

  /** Whether there is something to tell. */
  isBehind(draft: Draft): boolean {
    return this.next(draft) !== undefined;
  }

  /**
   * Tells one decision, or takes one back.
   * @returns the annotation that changed by it, if one did
   * @throws what the server answers, unless it says that there is nothing to decide any more
   */
  async tellNext(draft: Draft): Promise<Touched | undefined> {
    const suggestion = this.next(draft);
    if (!suggestion) return undefined;
    const { id } = suggestion;
    const verdict = draft.decided[id];
    try {
      return verdict ? await this.tell(suggestion, verdict, draft) : await this.takeBack(suggestion);
    } catch (error) {
      const { status } = toProblem(error);
      // Decided by somebody else, replaced by a newer version, or not to be taken back: what stands in the draft is our own then.
      if (status !== 409 && status !== 404) throw error;
      this.settle(id, verdict);
      return undefined;
    }
  }

  private next({ decided }: Draft): Suggestion | undefined {
    for (const id of new Set([...this.known.keys(), ...Object.keys(decided)])) {
      const suggestion = this.suggestions.get(id);
      if (suggestion && this.known.get(id) !== decided[id]) return suggestion;
    }
    return undefined;
  }

  private async tell(suggestion: Suggestion, verdict: Verdict, draft: Draft): Promise<Touched | undefined> {
    const { id, kind } = suggestion;
    // Redone after another verdict: the first one has to go before.
    if (this.known.has(id)) await this.client.undo(id);
    const { annotationId } = await this.client.decide(id, decisionOn(suggestion, draft));
    this.settle(id, verdict);
    if (annotationId === null || !isOnScreen(suggestion)) return undefined;
    this.joined.set(id, annotationId);
    return { annotationId, key: kind };
  }

  private async takeBack({ id, kind }: Suggestion): Promise<Touched | undefined> {
    await this.client.undo(id);
    this.settle(id, undefined);
    const annotationId = this.joined.get(id);
    return annotationId === undefined ? undefined : { annotationId, key: kind };
  }

  private settle(id: string, verdict: Verdict | undefined): void {
    if (verdict) this.known.set(id, verdict);
    else this.known.delete(id);
  }
}
