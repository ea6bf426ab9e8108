import { Injectable } from '@nestjs/common';
import type { AnnotationCause } from '@odr/contracts';
import { Outbox } from '@odr/platform';

import { isAdjustedBy } from '../annotation/annotation.policy.js';
import {
  AnnotationRepository,
  type Author,
  type CheckedSource,
  type LockedAnnotation,
} from '../annotation/annotation.repository.js';
import { patchBetween } from './json-patch.js';

/** A value that has been checked, and why it takes the place of the one before. */
export interface NextVersion {
  readonly annotation: unknown;
  readonly sources: readonly CheckedSource[];
  readonly cause: AnnotationCause;
  /** The version whose value is in force again, and whether a person had changed it by then. */
  readonly revertedTo?: { readonly version: number; readonly manuallyAdjusted: boolean };
}

/** The one place that adds versions to annotations that are there. */
@Injectable()
export class VersionWriter {
  constructor(
    private readonly annotations: AnnotationRepository,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Adds a version and tells it; what says the same as the current one makes none.
   * @param current locked by the caller's transaction
   * @returns the current version's number afterwards
   */
  async write(current: LockedAnnotation, next: NextVersion, by: Author): Promise<number> {
    const patch = patchBetween(current.annotation, next.annotation);
    if (patch.length === 0 && isSame(current.sourceIds, next.sources)) return current.version;
    const { annotation, sources, cause, revertedTo } = next;
    const before = revertedTo?.manuallyAdjusted ?? current.manuallyAdjusted;
    const version = await this.annotations.revise(
      current.id,
      {
        annotation,
        sources,
        cause,
        patch,
        revertedToVersion: revertedTo?.version ?? null,
        manuallyAdjusted: isAdjustedBy(cause, patch.length > 0, before),
      },
      by,
    );
    await this.outbox.append('annotation.saved', { annotationId: current.id, contentId: current.contentId });
    return version;
  }
}

const isSame = (ids: readonly string[], sources: readonly CheckedSource[]): boolean => {
  const wanted = new Set<string>(sources.map(({ id }) => id));
  return wanted.size === new Set(ids).size && ids.every((id) => wanted.has(id));
};
