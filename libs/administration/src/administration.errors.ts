import { QUEUES } from '@odr/contracts';
import { DomainError } from '@odr/kernel';

export class QueueNotFound extends DomainError {
  readonly code = 'job.queue_not_found';
  constructor() {
    super(`The queues are: ${QUEUES.join(', ')}.`);
  }
}
