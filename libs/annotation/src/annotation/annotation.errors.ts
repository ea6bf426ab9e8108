import { DomainError, type FieldError } from '@odr/kernel';

export class AnnotationNotFound extends DomainError {
  readonly code = 'annotation.not_found';
  constructor(id: string) {
    super('There is no annotation with this id, or you may not see it.', { id });
  }
}

export class SchemaViolation extends DomainError {
  readonly code = 'annotation.schema_violation';
  constructor(errors: readonly FieldError[]) {
    super('The annotation breaks the schema of its source.', {}, errors);
  }
}

/** What a client needs to bring its edit and the other one together. */
export interface ContestedVersion {
  readonly version: number;
  readonly annotation: unknown;
  readonly sourceIds: readonly string[] | null;
  readonly userId: string;
  readonly createdAt: string;
}

export class AnnotationChanged extends DomainError {
  readonly code = 'request.precondition_failed';
  /** @param base the version the client has read; absent when its tag names none */
  constructor(current: ContestedVersion, base: ContestedVersion | undefined) {
    super('Somebody has changed the annotation since you read it.', { current, ...(base ? { base } : {}) });
  }
}

export class AnnotationVersionNotFound extends DomainError {
  readonly code = 'annotation.version_not_found';
  constructor(id: string, version: number) {
    super('The annotation has no such version.', { id, version });
  }
}

export class PatchFailed extends DomainError {
  readonly code = 'annotation.patch_failed';
  /** @param reason which step fails and why, as the library says it */
  constructor(reason: string) {
    super('The patch does not fit the annotation.', { reason });
  }
}

export class AnnotationPictureUnread extends DomainError {
  readonly code = 'annotation.picture_unread';
  constructor() {
    super('The picture has not been read yet, so its size is unknown. Use pixels, or try again later.');
  }
}

export class AnnotationTooLarge extends DomainError {
  readonly code = 'annotation.too_large';
  constructor(maxBytes: number) {
    super(`An annotation has at most ${maxBytes} bytes.`, { maxBytes });
  }
}
