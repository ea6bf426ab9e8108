import type { CampaignState } from '@odr/contracts';
import { DomainError } from '@odr/kernel';

/** Absent, or hidden from this caller. */
export class CampaignNotFound extends DomainError {
  readonly code = 'annotation_campaign.not_found';
  constructor(id: string) {
    super('There is no campaign with this id, or you may not see it.', { id });
  }
}

/** The caller sees the campaign, but it is somebody else's to run. */
export class NotYourCampaign extends DomainError {
  readonly code = 'auth.forbidden';
  constructor() {
    super('Only whoever made it and those who lead its team run this campaign.');
  }
}

export class CampaignWithoutItems extends DomainError {
  readonly code = 'annotation_campaign.no_items';
  constructor() {
    super('The set or the filter holds nothing that you may see.');
  }
}

export class CampaignTooLarge extends DomainError {
  readonly code = 'annotation_campaign.too_many_items';
  constructor(limit: number) {
    super(`A campaign has at most ${limit} items.`, { limit });
  }
}

export class TooFewPeople extends DomainError {
  readonly code = 'annotation_campaign.too_few_people';
  constructor(people: number, wanted: number) {
    super(`Items ask for up to ${wanted} people, and ${people} may take part.`, { people, wanted });
  }
}

/** Not there, deactivated, or no contributors of the campaign's team. */
export class UnknownPeople extends DomainError {
  readonly code = 'annotation_campaign.unknown_people';
  constructor(userIds: readonly string[]) {
    super('These people have no active account, or do not contribute to the team.', { userIds });
  }
}

export class IllegalCampaignTransition extends DomainError {
  readonly code = 'annotation_campaign.illegal_transition';
  constructor(from: CampaignState, to: string) {
    super(`A campaign that is ${from} cannot be ${to}.`, { from, to });
  }
}

export class CampaignNotRunning extends DomainError {
  readonly code = 'annotation_campaign.not_running';
  constructor(state: CampaignState) {
    super(`The campaign is ${state}.`, { state });
  }
}

export class NotForYou extends DomainError {
  readonly code = 'annotation_campaign.not_for_you';
  constructor() {
    super('Others were asked to annotate here.');
  }
}

export class AssignmentNotFound extends DomainError {
  readonly code = 'annotation_assignment.not_found';
  constructor(id: string) {
    super('You have no assignment with this id.', { id });
  }
}

/** The time was over and somebody else has the place, or it was skipped. What was annotated stays. */
export class AssignmentLost extends DomainError {
  readonly code = 'annotation_assignment.lost';
  constructor(id: string) {
    super('The item was skipped, or its time was over and somebody else has it now.', { id });
  }
}

/** Submitted without an annotation of every source of the campaign. */
export class Unanswered extends DomainError {
  readonly code = 'annotation_assignment.unanswered';
  constructor(sourceIds: readonly string[]) {
    super('There is no annotation of yours of these sources for this item.', { sourceIds });
  }
}
