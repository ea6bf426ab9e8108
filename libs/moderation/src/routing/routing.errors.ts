import { DomainError } from '@odr/kernel';
import type { RoutingResponse, RoutingPreviewResponse } from './dto/routing.response.dto.js';

/** Somebody else has changed the rules; what they are now comes along. */
export class RoutingMovedOn extends DomainError {
  readonly code = 'request.precondition_failed';
  constructor(current: RoutingResponse) {
    super('Somebody has changed the routing rules since you read them. Here they are as they are now.', { current });
  }
}

/** The cases that would move are others than those that were shown. */
export class RoutingPlanChanged extends DomainError {
  readonly code = 'moderation.routing_changed';
  constructor(preview: RoutingPreviewResponse) {
    super('Since you looked, other cases would move. Nothing was changed; look again and repeat.', { preview });
  }
}
