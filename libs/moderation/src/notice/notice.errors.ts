import { DomainError } from '@odr/kernel';

export class NoticeSubjectNotFound extends DomainError {
  readonly code = 'notice.subject_not_found';
  constructor() {
    super('There is nothing public at this address, and no public file with these bytes.');
  }
}

export class NoticeNotFound extends DomainError {
  readonly code = 'notice.not_found';
  constructor() {
    super('This link leads to no notice.');
  }
}
