import type { DecisionGround } from '@odr/contracts';

/** One version of a policy. */
export class PolicyResponse {
  /** @example 'privacy.faces' */
  readonly code!: string;
  /** 1, 2, 3 …: every change is a new one. */
  readonly version!: number;
  readonly title!: string;
  readonly text!: string;
  readonly ground!: DecisionGround;
  /** 0 routine … 4 somebody may be in danger. */
  readonly severity!: number;
  readonly requiredReviews!: number;
  /** Whether new decisions can name it. */
  readonly isActive!: boolean;
  readonly madeAt!: string;
}

export class PoliciesResponse {
  readonly items!: PolicyResponse[];
}
