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

export class AnnotationTooLarge extends DomainError {
  readonly code = 'annotation.too_large';
  constructor(maxBytes: number) {
    super(`An annotation has at most ${maxBytes} bytes.`, { maxBytes });
  }
}
