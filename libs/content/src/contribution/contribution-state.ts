import { ContentStatus, ContributionState, LicenseVerdict, ProcessingState } from '@odr/contracts';
import type { Publishable } from '../content.policy.js';

/** Where an item stands for its contributor. `stateSql` says the same to the database. */
export function contributionStateOf({
  status,
  processingState,
  licenseVerdict,
}: Omit<Publishable, 'license'>): ContributionState {
  if (status === ContentStatus.Available) return ContributionState.Published;
  if (status !== ContentStatus.Pending) return ContributionState.TurnedAway;
  if (processingState === ProcessingState.Failed) return ContributionState.NeedsYou;
  if (processingState !== ProcessingState.Done) return ContributionState.InProgress;
  // Nothing without an open licence is published, so nobody needs to look at it yet.
  return licenseVerdict === LicenseVerdict.Open ? ContributionState.Waiting : ContributionState.NeedsYou;
}

/** `contributionStateOf` as an expression over the table `content`. */
export const stateSql = (c = 'c'): string => `CASE
  WHEN ${c}.status = 'available' THEN 'published'
  WHEN ${c}.status <> 'pending' THEN 'turned_away'
  WHEN ${c}.processing_state = 'failed' THEN 'needs_you'
  WHEN ${c}.processing_state <> 'done' THEN 'in_progress'
  WHEN ${c}.license_verdict = 'open' THEN 'waiting'
  ELSE 'needs_you' END`;
