import { DomainError } from '@odr/kernel';

/** The caller wrote the annotation, or a version of it. */
export class OwnRating extends DomainError {
  readonly code = 'annotation.own_rating';
  constructor() {
    super('You wrote this annotation, or changed it. Others say how good it is.');
  }
}
