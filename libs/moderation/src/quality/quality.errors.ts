import { DomainError } from '@odr/kernel';

export class GoldNotFound extends DomainError {
  readonly code = 'moderation.gold_not_found';
  constructor() {
    super('There is no such known answer.');
  }
}
