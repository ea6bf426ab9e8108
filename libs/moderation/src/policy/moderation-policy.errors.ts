import { DomainError } from '@odr/kernel';

export class PolicyNotFound extends DomainError {
  readonly code = 'moderation.policy_not_found';
  constructor(policy: string) {
    super(`There is no policy called ${policy}.`, { policy });
  }
}

/** A decision names a policy that is not in force. */
export class PolicyUnknown extends DomainError {
  readonly code = 'moderation.policy_unknown';
  constructor(policy: string, policies: readonly string[]) {
    super(`No policy in force is called ${policy}.`, { policy, policies });
  }
}

export class PolicyExists extends DomainError {
  readonly code = 'moderation.policy_exists';
  constructor(policy: string) {
    super(`There is a policy called ${policy}. Change that one, or choose another code.`, { policy });
  }
}
