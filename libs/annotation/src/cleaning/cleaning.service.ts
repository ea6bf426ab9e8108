import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@odr/access';
import { AnnotationCause } from '@odr/contracts';
import { type AnnotationId, DomainError, encodeCursor } from '@odr/kernel';

import { mayChange } from '../annotation/annotation.policy.js';
import { AnnotationService } from '../annotation/annotation.service.js';
import { idAt } from '../annotation/position.js';
import { AnnotationLineReader } from '../bulk/annotation-line.reader.js';
import type { CleanCaptionsQuery, CleanedVersionRequest } from './dto/clean.query.dto.js';
import type { CleanedAnnotationResponse, CleaningResponse, UndoneCleaningResponse } from './dto/clean.response.dto.js';
import { cleaned } from './prefix-recipe.js';
import { countTokens } from './token-count.js';

/** One look goes through so many, that nobody waits for a collection in which nothing is to be done. */
const MAX_LOOKED = 20_000;

/** A line of the export, as far as cleaning needs it. */
interface Line {
  readonly id: AnnotationId;
  readonly contentId: string;
  readonly version: number;
  readonly userId: string;
  readonly annotation: unknown;
  readonly content: { readonly name: string };
}

interface Planned {
  readonly item: CleanedAnnotationResponse;
  readonly value: unknown;
}

/** Cleans captions of what models always begin with, through the history: every change is a version, and can be taken back. */
@Injectable()
export class CleaningService {
  constructor(
    private readonly lines: AnnotationLineReader,
    private readonly annotations: AnnotationService,
  ) {}

  /** What would change; nothing does. */
  async preview(query: CleanCaptionsQuery, actor: Principal): Promise<CleaningResponse> {
    const { looked, planned, nextCursor } = await this.plan(query, behind(query), actor);
    return told(
      looked,
      planned.map(({ item }) => item),
      nextCursor,
    );
  }

  /** Makes a version of each annotation that changes, one by one; what cannot be done to one is its outcome. */
  async apply(query: CleanCaptionsQuery, actor: Principal): Promise<CleaningResponse> {
    const { looked, planned, nextCursor } = await this.plan(query, behind(query), actor);
    const items: CleanedAnnotationResponse[] = [];
    for (const one of planned) items.push(await this.applyTo(one, actor));
    return told(looked, items, nextCursor);
  }

  /** Puts back what was there before, where nobody has edited it since. */
  async undo(items: readonly CleanedVersionRequest[], actor: Principal): Promise<UndoneCleaningResponse[]> {
    const outcomes: UndoneCleaningResponse[] = [];
    for (const { id, version } of items)
      outcomes.push({ id, outcome: await this.undoOne(id as AnnotationId, version, actor) });
    return outcomes;
  }

  /**
   * What would change, as far as one look goes.
   * @param after looks behind the annotation with this id
   */
  async plan(
    query: CleanCaptionsQuery,
    after: string | null,
    actor: Principal,
  ): Promise<{ readonly looked: number; readonly planned: Planned[]; readonly nextCursor: string | null }> {
    const planned: Planned[] = [];
    let looked = 0;
    for await (const page of this.lines.pages(scopeOf(actor), query, after)) {
      for (const text of page.split('\n').filter(Boolean)) {
        const line = JSON.parse(text) as Line;
        looked += 1;
        const one = planOf(line, query, actor);
        if (one) planned.push(one);
        if (planned.length >= query.limit || looked >= MAX_LOOKED)
          return { looked, planned, nextCursor: encodeCursor([line.id]) };
      }
    }
    return { looked, planned, nextCursor: null };
  }

  /** Makes a version of one that was planned; what cannot be done is its outcome. */
  async applyTo({ item, value }: Planned, actor: Principal): Promise<CleanedAnnotationResponse> {
    if (item.outcome === 'refused') return item;
    try {
      const request = { annotation: value, cause: AnnotationCause.Cleaned };
      const { version } = await this.annotations.update(item.id as AnnotationId, request, `"${item.version}"`, actor);
      return { ...item, version, outcome: 'cleaned' };
    } catch (error) {
      // Its schema refuses what is left, or somebody was faster: this annotation's outcome, and the others go on.
      if (!(error instanceof DomainError)) throw error;
      return { ...item, outcome: 'refused', code: error.code };
    }
  }

  private async undoOne(
    id: AnnotationId,
    version: number,
    actor: Principal,
  ): Promise<UndoneCleaningResponse['outcome']> {
    try {
      await this.annotations.revert(id, version - 1, `"${version}"`, actor);
      return 'restored';
    } catch (error) {
      // The version that cleaning made is no longer the current one, or the annotation is gone.
      if (!(error instanceof DomainError)) throw error;
      return error.code === 'request.precondition_failed' ? 'edited_since' : 'refused';
    }
  }
}

const behind = ({ cursor }: CleanCaptionsQuery): string | null => (cursor === undefined ? null : idAt(cursor));

function planOf(
  { id, contentId, content, version, annotation, userId }: Line,
  { mode }: CleanCaptionsQuery,
  actor: Principal,
): Planned | undefined {
  if (typeof annotation !== 'object' || annotation === null) return undefined;
  const change = cleaned(annotation as Record<string, unknown>, mode);
  if (!change) return undefined;
  const fields = change.changed.map((field) => ({
    ...field,
    tokensBefore: countTokens(field.before),
    tokensAfter: countTokens(field.after),
  }));
  const isAllowed = mayChange(actor, { userId });
  const outcome = isAllowed ? { outcome: 'planned' as const } : { outcome: 'refused' as const, code: 'auth.forbidden' };
  return { item: { id, contentId, contentName: content.name, version, fields, ...outcome }, value: change.value };
}

function told(
  looked: number,
  items: readonly CleanedAnnotationResponse[],
  nextCursor: string | null,
): CleaningResponse {
  const refused = items.filter(({ outcome }) => outcome === 'refused').length;
  return { looked, changed: items.length - refused, refused, items, nextCursor };
}
