import { Injectable } from '@nestjs/common';
import type { Principal } from '@odr/access';
import { AnnotationCause, SuggestionKind } from '@odr/contracts';
import type { AnnotationSourceId, ContentId } from '@odr/kernel';

import { AnnotationNotFound } from '../../annotation/annotation.errors.js';
import { AnnotationService } from '../../annotation/annotation.service.js';
import { SuggestionNotUndoable } from '../suggestion.errors.js';
import { JoinedAnnotationRepository } from './joined-annotation.repository.js';
import { joined, languageOf, startedWith, without } from './joined-value.policy.js';
import type { Landing, LockedSuggestion } from './suggestion.repository.js';

/** Where pieces go: a person has one annotation per content and source, not one per box. */
export interface Destination {
  readonly contentId: ContentId;
  readonly sourceId: AnnotationSourceId;
  readonly kind: SuggestionKind;
}

/** Puts accepted pieces into annotations and takes them out again, as versions like any others. */
@Injectable()
export class AcceptedPieceKeeper {
  constructor(
    private readonly annotations: AnnotationService,
    private readonly joins: JoinedAnnotationRepository,
  ) {}

  /**
   * Adds pieces in one version.
   * @throws DcoRequired, AgreementRequired, SchemaViolation where the schema of the source has become stricter
   */
  async keep(to: Destination, pieces: readonly unknown[], actor: Principal): Promise<Landing> {
    const { contentId, sourceId, kind } = to;
    const language = kind === SuggestionKind.Caption ? languageOf(pieces.at(-1)) : undefined;
    const open = await this.joins.find({ contentId, sourceId, userId: actor.userId }, language);
    if (!open) {
      const first = startedWith(kind, pieces[0]);
      const annotation = joined(kind, first, pieces) ?? first;
      const made = await this.annotations.create(
        contentId,
        { sourceIds: [sourceId], annotation, cause: AnnotationCause.AcceptedSuggestion },
        actor,
      );
      return { annotationId: made.id, version: made.version };
    }
    const annotation = joined(kind, open.annotation, pieces);
    if (annotation === undefined) return { annotationId: open.id, version: null };
    const { version } = await this.annotations.update(
      open.id,
      { annotation, cause: AnnotationCause.AcceptedSuggestion },
      tagOf(open.version),
      actor,
    );
    return { annotationId: open.id, version };
  }

  /**
   * Takes back what a suggestion has given; an annotation without anything else in it goes with it.
   * @throws SuggestionNotUndoable when that very part was changed since
   */
  async takeBack(decided: LockedSuggestion, actor: Principal): Promise<void> {
    const { id, annotationId, annotationVersion, kind } = decided;
    // Where the annotation said so before, nothing was written that could be taken back.
    if (annotationId === null || annotationVersion === null) return;
    const current = await this.annotations.read(annotationId, actor).catch(unlessDeleted);
    if (current === undefined) return;
    const piece = decided.editedValue ?? decided.value;
    const left = without(kind, current.annotation, piece);
    if (left === undefined) throw new SuggestionNotUndoable(id, annotationId);
    const tag = tagOf(current.version);
    // Nothing has happened since: what was before is in force again, an earlier caption too.
    if (current.version === annotationVersion && annotationVersion > 1)
      await this.annotations.revert(annotationId, annotationVersion - 1, tag, actor);
    else if (left === null) await this.annotations.delete(annotationId, actor);
    else await this.annotations.update(annotationId, { annotation: left }, tag, actor);
  }
}

const tagOf = (version: number): string => `"${version}"`;

/** Deleted since: there is nothing left to take the piece out of. */
function unlessDeleted(error: unknown): undefined {
  if (error instanceof AnnotationNotFound) return undefined;
  throw error;
}
