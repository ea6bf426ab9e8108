import { FEATURE_NAMES, QUEUES } from '@odr/contracts';
import { DomainError } from '@odr/kernel';

export class QueueNotFound extends DomainError {
  readonly code = 'job.queue_not_found';
  constructor() {
    super(`The queues are: ${QUEUES.join(', ')}.`);
  }
}

export class FeatureNotFound extends DomainError {
  readonly code = 'feature.not_found';
  constructor() {
    super(`The features are: ${FEATURE_NAMES.join(', ')}.`);
  }
}
