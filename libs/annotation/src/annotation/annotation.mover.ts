import type { AnnotationId, ContentId } from '@odr/kernel';
import { Database, Outbox } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { AnnotationRepository } from './annotation.repository.js';

/** An annotation that changed its content, and where it was before. */
export interface MovedAnnotation {
  readonly id: AnnotationId;
  readonly from: ContentId;
}

/** Takes annotations from one content to another that shows the same, and back. Values, versions and authors stay as they are. */
@Injectable()
export class AnnotationMover {
  constructor(
    private readonly db: Database,
    private readonly annotations: AnnotationRepository,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Moves what `to` does not have yet: the same value by the same sources stays behind. Repeating it moves nothing.
   * @param options.withSpatial whether places in the picture hold for `to` as well: the same frame, the same way up
   */
  move(from: ContentId, to: ContentId, options: { readonly withSpatial: boolean }): Promise<MovedAnnotation[]> {
    return this.db.transaction(async () => {
      const moved = await this.annotations.move(from, to, options.withSpatial);
      await this.tell(moved.map((id) => ({ annotationId: id, contentId: to })));
      return moved.map((id) => ({ id, from }));
    });
  }

  /** Moves back what is still where it was taken to. */
  moveBack(moved: readonly MovedAnnotation[], to: ContentId): Promise<void> {
    return this.db.transaction(async () => this.tell(await this.annotations.moveBack(moved, to)));
  }

  private async tell(saved: readonly { annotationId: AnnotationId; contentId: ContentId }[]): Promise<void> {
    if (saved.length > 0) await this.outbox.appendAll('annotation.saved', saved);
  }
}
