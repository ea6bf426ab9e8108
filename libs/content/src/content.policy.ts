import { contributesTo, mayDo, type Principal } from '@odr/access';
import { ContentStatus, LicenseVerdict, ProcessingState } from '@odr/contracts';
import type { TeamId, UserId } from '@odr/kernel';
import { ContentNotProcessed, IllegalTransition, LicenseNotOpen } from './content.errors.js';

const TRANSITIONS: Readonly<Record<ContentStatus, readonly ContentStatus[]>> = {
  pending: ['available', 'unavailable', 'delisted', 'quarantined', 'withdrawn'],
  available: ['pending', 'unavailable', 'delisted', 'quarantined', 'withdrawn'],
  unavailable: ['pending', 'available', 'quarantined', 'withdrawn'],
  delisted: ['pending', 'available', 'unavailable', 'quarantined', 'withdrawn'],
  // The way back from quarantine is a reversed decision, never publication at once.
  quarantined: ['pending', 'unavailable'],
  withdrawn: [],
};

/** What the rules of publication look at. */
export interface Publishable {
  readonly status: ContentStatus;
  readonly processingState: ProcessingState;
  readonly license: string | null;
  readonly licenseVerdict: LicenseVerdict;
}

/** Whether the table of statuses knows this step. */
export const canMove = (from: ContentStatus, to: ContentStatus): boolean => TRANSITIONS[from].includes(to);

/**
 * Every status change passes here.
 * @throws IllegalTransition, ContentNotProcessed, LicenseNotOpen
 */
export function assertCanMove(content: Publishable, to: ContentStatus): void {
  if (!canMove(content.status, to)) throw new IllegalTransition(content.status, to);
  if (to !== ContentStatus.Available) return;
  if (content.processingState !== ProcessingState.Done) throw new ContentNotProcessed(content.processingState);
  if (content.licenseVerdict !== LicenseVerdict.Open) throw new LicenseNotOpen(content.license, content.licenseVerdict);
}

interface Owned {
  readonly userId: UserId;
  readonly teamId: TeamId | null;
}

/** Whether the caller acts for an item as one of its people: its contributor, or a contributor of its team. */
export const belongsTo = (actor: Principal, content: Owned): boolean =>
  content.userId === actor.userId || (content.teamId !== null && contributesTo(actor, content.teamId));

/**
 * Whether the caller may edit or delete: its contributor, contributors of its team, and those who decide about it.
 * What is quarantined is evidence: only the last may touch it, or deleting it would let the same bytes come again.
 */
export const mayEdit = (actor: Principal, content: Owned & { readonly status: ContentStatus }): boolean =>
  mayDo(actor, 'moderation.decide') || (content.status !== ContentStatus.Quarantined && belongsTo(actor, content));

/** Whether the caller may give an item to another team: a team cannot take what somebody else brought. */
export const mayMove = (actor: Principal, content: Owned): boolean =>
  content.userId === actor.userId || mayDo(actor, 'moderation.decide');

/** Whether the files may leave: what is quarantined is looked at by moderators alone, not even by its contributor. */
export const mayFetchFile = (status: ContentStatus, seesAll: boolean): boolean =>
  seesAll || status !== ContentStatus.Quarantined;
