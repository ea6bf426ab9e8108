import { Injectable } from '@nestjs/common';
import { ANONYMOUS_SCOPE } from '@odr/access';
import { assertMatches, PreconditionFailed } from '@odr/platform';

import { type AnnotationVersionView, VersionReader } from '../history/version.reader.js';
import { AnnotationChanged, type ContestedVersion } from './annotation.errors.js';
import type { LockedAnnotation } from './annotation.repository.js';

/** Guards an edit against an older copy, and hands out what is needed to bring both together. */
@Injectable()
export class EditConflict {
  constructor(private readonly versions: VersionReader) {}

  /**
   * @param current locked, so that nothing changes between this check and the edit
   * @throws AnnotationChanged with the current version, and with the one that the tag names
   */
  async assertMatches(ifMatch: string | undefined, current: LockedAnnotation): Promise<void> {
    try {
      assertMatches(ifMatch, current.version);
    } catch (error) {
      // What makes a tag match is the platform's rule alone; only the answer is richer here.
      if (!(error instanceof PreconditionFailed)) throw error;
      const [theirs, base] = [
        await this.contested(current, current.version),
        await this.contested(current, versionOf(ifMatch)),
      ];
      throw theirs ? new AnnotationChanged(theirs, base) : error;
    }
  }

  private async contested(
    { id }: LockedAnnotation,
    version: number | undefined,
  ): Promise<ContestedVersion | undefined> {
    const found = version === undefined ? undefined : await this.versions.one(ANONYMOUS_SCOPE, id, version);
    return found && toContested(found);
  }
}

const toContested = (view: AnnotationVersionView): ContestedVersion => ({
  version: view.version,
  annotation: view.annotation,
  sourceIds: view.sources?.map(({ id }) => id) ?? null,
  userId: view.userId,
  createdAt: view.createdAt.toISOString(),
});

/** Which version a tag names, if it is one of ours. */
function versionOf(ifMatch: string | undefined): number | undefined {
  const [, digits] = /^"(\d{1,9})"$/.exec(ifMatch ?? '') ?? [];
  return digits === undefined ? undefined : Number(digits);
}
