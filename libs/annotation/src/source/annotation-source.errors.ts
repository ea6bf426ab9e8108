import { DomainError, type FieldError } from '@odr/kernel';

export class AnnotationSourceNotFound extends DomainError {
  readonly code = 'annotation_source.not_found';
  constructor(ids: readonly string[]) {
    super('There is no annotation source with this id.', { ids });
  }
}

export class AnnotationSourceNameTaken extends DomainError {
  readonly code = 'annotation_source.name_taken';
  constructor(name: string) {
    super('Names of annotation sources are unique, whatever their case.', { name });
  }
}

/** Something rests on it: without its schema and its name nobody could read that any more. */
export class AnnotationSourceInUse extends DomainError {
  readonly code = 'annotation_source.in_use';
  constructor(id: string, by: keyof typeof IN_USE) {
    super(IN_USE[by], { id, usedBy: by });
  }
}

const IN_USE = {
  annotations: 'Something was annotated with this source, and its history tells so. It has to stay.',
  models: 'A model makes its suggestions for this source. Give the model another one first, or keep it.',
  campaigns: 'A campaign asks for annotations of this source. Delete the campaign first, or keep it.',
};

export class InvalidAnnotationSchema extends DomainError {
  readonly code = 'annotation_source.invalid_schema';
  constructor(errors: readonly FieldError[]) {
    super('The schema cannot be enforced as JSON Schema 2020-12.', {}, errors);
  }
}

export class SchemaVersionNotFound extends DomainError {
  readonly code = 'annotation_source.schema_not_found';
  constructor(id: string, version: number) {
    super('The source never had a schema of this version.', { id, version });
  }
}
