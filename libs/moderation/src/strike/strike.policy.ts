import type { PolicyVersion } from '../policy/moderation-policy.repository.js';

/** For how long a strike counts. */
export const STRIKE_DAYS = 90;

/** Points by the severity of the policy, 0 to 4: what does no harm does not count. */
const POINTS = [0, 1, 2, 4, 8] as const;

/**
 * What a decision by this policy counts against whoever contributed its subject. An objection of a rightsholder counts nothing:
 * nobody could have known of it.
 */
export const pointsOf = ({ ground, severity }: Pick<PolicyVersion, 'ground' | 'severity'>): number =>
  ground === 'optout' ? 0 : (POINTS[severity] ?? 0);
