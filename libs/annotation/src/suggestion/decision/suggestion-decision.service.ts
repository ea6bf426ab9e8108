import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Forbidden, mayDo, type Principal, scopeOf } from '@odr/access';
import { mayEdit } from '@odr/content';
import { ContentStatus, SuggestionOutcome, SuggestionState } from '@odr/contracts';
import type { SuggestionId } from '@odr/kernel';
import { Database } from '@odr/platform';

import {
  SuggestionAlreadyDecided,
  SuggestionNotFound,
  SuggestionSuperseded,
  SuggestionUndecided,
  WrongPiece,
} from '../suggestion.errors.js';
import { SuggestionReader } from '../suggestion.reader.js';
import type { SuggestionView } from '../suggestion.view.js';
import { AcceptanceQueue } from '../automatic/acceptance.queue.js';
import { AcceptedPieceKeeper } from './accepted-piece.keeper.js';
import { isPieceOf } from './joined-value.policy.js';
import { type Landing, type LockedSuggestion, SuggestionRepository } from './suggestion.repository.js';

/** What somebody says of suggestions. */
export interface Decision {
  readonly outcome: SuggestionOutcome;
  /** With `edited`: the piece as it should be. */
  readonly annotation?: unknown;
}

/** Who decides, and whether a model's proof does it in their name. */
interface Hand {
  readonly actor: Principal;
  readonly isAutomatic: boolean;
}

/** Decides about suggestions: the only way from a model's proposal to an annotation. */
@Injectable()
export class SuggestionDecisionService {
  constructor(
    private readonly db: Database,
    private readonly suggestions: SuggestionRepository,
    private readonly reader: SuggestionReader,
    private readonly keeper: AcceptedPieceKeeper,
    private readonly acceptance: AcceptanceQueue,
  ) {}

  /**
   * Decides about all or about none. The same again by the same person changes nothing.
   * @throws SuggestionNotFound, SuggestionAlreadyDecided, SuggestionSuperseded, Forbidden, WrongPiece, SchemaViolation, DcoRequired
   */
  async decide(ids: readonly SuggestionId[], decision: Decision, actor: Principal): Promise<SuggestionView[]> {
    await this.db.transaction(async () => {
      const open = this.open(await this.locked(ids, actor), decision, actor);
      const [taken, waiting] = parted(open, decision);
      for (const { id } of taken) await this.suggestions.confirm(id, actor.userId);
      for (const one of waiting.filter(({ isAutomatic }) => isAutomatic)) await this.keeper.takeBack(one, actor);
      for (const group of byDestination(waiting))
        await this.decideGroup(group, decision, { actor, isAutomatic: false });
      await this.acceptance.reconsider(open.map(({ modelId }) => modelId));
    });
    return this.reader.byIds(ids);
  }

  /** Accepts those of one content that still wait, on behalf of who answers for their model. @throws SchemaViolation */
  acceptAutomatically(ids: readonly SuggestionId[], actor: Principal): Promise<void> {
    return this.db.transaction(async () => {
      const found = await this.suggestions.lock(scopeOf(actor), ids);
      const open = found.filter(({ state, isCurrent }) => state === SuggestionState.Pending && isCurrent);
      for (const group of byDestination(open))
        await this.decideGroup(group, { outcome: SuggestionOutcome.Accepted }, { actor, isAutomatic: true });
    });
  }

  /**
   * Takes a decision back, with what it has put into an annotation.
   * @throws SuggestionNotFound, SuggestionUndecided, SuggestionNotUndoable, Forbidden
   */
  async undo(id: SuggestionId, actor: Principal): Promise<SuggestionView> {
    await this.db.transaction(async () => {
      const [decided] = await this.locked([id], actor);
      if (!decided) throw new SuggestionNotFound(id);
      if (decided.decidedBy === null) throw new SuggestionUndecided(id);
      if (decided.decidedBy !== actor.userId && !mayDo(actor, 'moderation.decide'))
        throw new Forbidden('moderation.decide');
      await this.keeper.takeBack(decided, actor);
      await this.suggestions.reopen(id, decided.isCurrent ? 'pending' : 'superseded');
      await this.acceptance.reconsider([decided.modelId]);
    });
    const [view] = await this.reader.byIds([id]);
    if (!view) throw new SuggestionNotFound(id);
    return view;
  }

  /** Notes that a person has seen what was accepted without one, wherever it has gone since. */
  confirm(id: SuggestionId, actor: Principal): Promise<void> {
    return this.suggestions.confirm(id, actor.userId);
  }

  private async locked(ids: readonly SuggestionId[], actor: Principal): Promise<LockedSuggestion[]> {
    const found = await this.suggestions.lock(scopeOf(actor), ids);
    const known = new Set(found.map(({ id }) => id));
    const missing = ids.find((id) => !known.has(id));
    if (missing !== undefined) throw new SuggestionNotFound(missing);
    // Who may only look at what is not published yet does not describe it either.
    const closed = found.some(({ content }) => content.status !== ContentStatus.Available && !mayEdit(actor, content));
    if (closed) throw new Forbidden('annotation.create');
    return found;
  }

  /** Those that are still to be decided; what this person has said before is left out. */
  private open(found: readonly LockedSuggestion[], decision: Decision, actor: Principal): LockedSuggestion[] {
    const rest = found.filter((one) => !isSaidBefore(one, decision, actor));
    const taken = rest.filter((one) => one.decidedBy !== null && !one.isAutomatic);
    if (taken.length > 0) throw new SuggestionAlreadyDecided(taken.map(decisionOf));
    const old = rest.filter(({ state }) => state === SuggestionState.Superseded);
    if (old.length > 0) throw new SuggestionSuperseded(old.map(({ id }) => id));
    return rest;
  }

  private async decideGroup(
    group: readonly LockedSuggestion[],
    decision: Decision,
    { actor, isAutomatic }: Hand,
  ): Promise<void> {
    const [first] = group;
    if (!first) return;
    const editedValue = editOf(first, decision);
    const pieces = group.map(({ value }) => editedValue ?? value);
    const isTaken = decision.outcome !== SuggestionOutcome.Rejected;
    const landing: Landing | undefined = isTaken ? await this.keeper.keep(first, pieces, actor) : undefined;
    const outcome = isTaken && editedValue === undefined ? SuggestionOutcome.Accepted : decision.outcome;
    for (const { id } of group)
      await this.suggestions.decide(id, { outcome, by: actor.userId, isAutomatic, editedValue, landing });
  }
}

/** What was accepted without a person and is only confirmed stays where it is; the rest is decided anew. */
function parted(open: readonly LockedSuggestion[], { outcome }: Decision): [LockedSuggestion[], LockedSuggestion[]] {
  const isConfirmed = ({ isAutomatic }: LockedSuggestion): boolean =>
    isAutomatic && outcome === SuggestionOutcome.Accepted;
  return [open.filter(isConfirmed), open.filter((one) => !isConfirmed(one))];
}

/** @throws WrongPiece */
function editOf({ kind, value }: LockedSuggestion, { outcome, annotation }: Decision): unknown {
  if (outcome !== SuggestionOutcome.Edited) {
    if (annotation !== undefined) throw new WrongPiece('is given with `edited` alone');
    return undefined;
  }
  if (!isPieceOf(kind, annotation)) throw new WrongPiece(`must be one piece of the kind ${kind}`);
  // Nothing was changed: that is what a plain acceptance means, and what precision counts as one.
  return isDeepStrictEqual(annotation, value) ? undefined : annotation;
}

function isSaidBefore(one: LockedSuggestion, { outcome, annotation }: Decision, actor: Principal): boolean {
  if (one.decidedBy !== actor.userId || one.isAutomatic) return false;
  if (one.state !== outcome) return outcome === SuggestionOutcome.Edited && isDeepStrictEqual(annotation, one.value);
  return outcome !== SuggestionOutcome.Edited || isDeepStrictEqual(annotation, one.editedValue);
}

const decisionOf = ({ id, state, decidedBy, decidedAt }: LockedSuggestion) => ({ id, state, decidedBy, decidedAt });

/** Captions one by one, for each language has its own annotation; tags and boxes of one content and source together. */
function byDestination(open: readonly LockedSuggestion[]): LockedSuggestion[][] {
  const groups = new Map<string, LockedSuggestion[]>();
  for (const one of open) {
    const key = `${one.contentId} ${one.sourceId} ${one.kind} ${one.kind === 'caption' ? one.id : ''}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}
