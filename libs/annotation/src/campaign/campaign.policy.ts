import { contributesTo, mayDo, type Principal } from '@odr/access';
import { type CampaignState, TeamRole } from '@odr/contracts';
import type { TeamId, UserId } from '@odr/kernel';

import { IllegalCampaignTransition, TooFewPeople } from './campaign.errors.js';

/** More is several campaigns. */
export const MOST_CAMPAIGN_ITEMS = 100_000;

const FROM: Readonly<Record<Exclude<CampaignState, 'draft'>, readonly CampaignState[]>> = {
  running: ['draft', 'paused'],
  paused: ['running'],
  done: ['running', 'paused'],
};

/** @throws IllegalCampaignTransition */
export function assertCanBecome(from: CampaignState, to: Exclude<CampaignState, 'draft'>): void {
  if (!FROM[to].includes(from)) throw new IllegalCampaignTransition(from, to);
}

/** Whether somebody runs the campaign: whoever made it, who leads its team, and who looks after all. */
export const mayManage = (
  actor: Principal,
  { userId, teamId }: { readonly userId: UserId; readonly teamId: TeamId | null },
): boolean =>
  userId === actor.userId ||
  mayDo(actor, 'annotation_campaign.manage_any') ||
  actor.teams.some((team) => team.teamId === teamId && [TeamRole.Owner, TeamRole.Admin].some((r) => r === team.role));

/** Whom a campaign is for. */
export interface Audience {
  readonly isOpen: boolean;
  readonly teamId: TeamId | null;
  /** Whether some people were named. */
  readonly isNamed: boolean;
  /** Whether the caller is one of them. */
  readonly namesCaller: boolean;
}

/** Whether somebody annotates here. Who was named and has left the team since does not. */
export function takesPart(actor: Principal, { isOpen, teamId, isNamed, namesCaller }: Audience): boolean {
  if (isOpen) return true;
  if (isNamed && !namesCaller) return false;
  return teamId ? contributesTo(actor, teamId) : isNamed;
}

/**
 * @param people how many may take part; null when anybody may
 * @throws TooFewPeople when an item could never get all the people it may ask for
 */
export function assertEnoughPeople(people: number | null, mostPeoplePerItem: number): void {
  if (people !== null && people < mostPeoplePerItem) throw new TooFewPeople(people, mostPeoplePerItem);
}

/** What becomes of an item after a submission. */
export type ItemFate = 'waits' | 'asks_more' | 'finished';

/**
 * Whether an item has been annotated by enough people: all that were wanted, and not so far apart that one more is asked.
 * @param disagreement 0 to 1; null where there is nothing to compare
 */
export function fateOf(
  item: { readonly submitted: number; readonly wanted: number; readonly disagreement: number | null },
  { mostPeoplePerItem, disagreementAbove }: { readonly mostPeoplePerItem: number; readonly disagreementAbove: number },
): ItemFate {
  if (item.submitted < item.wanted) return 'waits';
  const isDisputed = item.disagreement !== null && item.disagreement > disagreementAbove;
  return isDisputed && item.wanted < mostPeoplePerItem ? 'asks_more' : 'finished';
}
