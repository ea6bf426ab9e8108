import { DomainError } from '@odr/kernel';
import type { ContentChoiceResponse, TeamContentResponse } from './deletion/dto/team-deletion.response.dto.js';

/** Absent, or hidden from this caller: they cannot tell which. */
export class TeamNotFound extends DomainError {
  readonly code = 'team.not_found';
  constructor() {
    super('There is no such team, or you are not in it.');
  }
}

export class TeamNameTaken extends DomainError {
  readonly code = 'team.name_taken';
  constructor(name: string) {
    super('Choose another name; case makes no difference.', { name });
  }
}

export class TeamNotEmpty extends DomainError {
  readonly code = 'team.not_empty';
  constructor(content: TeamContentResponse, choices: readonly ContentChoiceResponse[]) {
    super('Say with contentTo where the content of the team goes.', { content, choices });
  }
}

/** There is no such team, it is the one that goes, or the caller does not contribute to it: they are told no more. */
export class DestinationRefused extends DomainError {
  readonly code = 'team.destination_refused';
  constructor(contentTo: string) {
    super('Choose another team that you contribute to.', { contentTo });
  }
}

export class LastOwner extends DomainError {
  readonly code = 'team.last_owner';
  constructor() {
    super('Make another member an owner first.');
  }
}

export class AlreadyMember extends DomainError {
  readonly code = 'team.already_member';
  constructor() {
    super('Change the role of the member instead.');
  }
}

export class MemberNotFound extends DomainError {
  readonly code = 'team.member_not_found';
  constructor() {
    super('Nobody in this team has this id.');
  }
}

/** Nobody with this id or address has an active account. */
export class NobodyToAdd extends DomainError {
  readonly code = 'user.not_found';
  constructor() {
    super('Nobody with this id or e-mail address has an account here.');
  }
}

/** Absent, used, withdrawn, for someone else or of someone who may no longer invite: the caller cannot tell which. */
export class InvitationNotFound extends DomainError {
  readonly code = 'team.invitation_not_found';
  constructor() {
    super('Sign in with the address that was invited, or ask for a new invitation.');
  }
}

export class InvitationExpired extends DomainError {
  readonly code = 'team.invitation_expired';
  constructor() {
    super('Ask the team for a new one.');
  }
}

/** The caller sees the team, but their role in it does not reach this far. */
export class TeamRoleTooLow extends DomainError {
  readonly code = 'auth.forbidden';
  constructor(needed: string) {
    super(`Only ${needed} of the team may do this.`);
  }
}
