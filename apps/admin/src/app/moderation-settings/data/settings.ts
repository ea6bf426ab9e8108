import type {
  ChangeQueueRequest,
  CreateQueueRequest,
  QueueSettingsResponse,
  RoutingConditionRequest,
  RoutingPreviewResponse,
  RoutingResponse,
  RoutingRuleRequest,
} from '@odr/sdk';

export type Queue = QueueSettingsResponse;
interface DueTimes {
  /** Five, from the least severe to the gravest. */
  readonly dueMinutesBySeverity?: readonly number[];
}
export type QueueChange = Omit<ChangeQueueRequest, keyof DueTimes> & DueTimes;
export type NewQueue = Omit<CreateQueueRequest, keyof DueTimes> & DueTimes;
export type Routing = RoutingResponse;
export type RoutingPreview = RoutingPreviewResponse;
export type Rule = RoutingRuleRequest;
export type Condition = RoutingConditionRequest;
export type Action = Queue['hiddenActions'][number];

/** Somebody who can be given cases. */
export interface Moderator {
  readonly id: string;
  readonly name: string;
}

export const ACTIONS: readonly { readonly action: Action; readonly word: string }[] = [
  { action: 'approve', word: 'Approve' },
  { action: 'reject', word: 'Reject' },
  { action: 'delist', word: 'Delist' },
  { action: 'flag_illegal', word: 'Flag as illegal' },
  { action: 'label', word: 'Label' },
  { action: 'escalate', word: 'Escalate' },
  { action: 'defer', word: 'Defer' },
];

/** Minutes as people say them. */
export function timeWord(minutes: number): string {
  if (minutes % 1_440 === 0) return minutes === 1_440 ? '1 day' : `${minutes / 1_440} days`;
  if (minutes % 60 === 0) return minutes === 60 ? '1 hour' : `${minutes / 60} hours`;
  return `${minutes} min`;
}
