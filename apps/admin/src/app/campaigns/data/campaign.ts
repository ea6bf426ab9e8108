import type {
  CampaignPersonResponse,
  CampaignPreviewResponse,
  CampaignProgressResponse,
  CampaignResponse,
  CreateCampaignRequest,
} from '@odr/sdk';

import { formatCount, formatDuration, plural } from '../../shared/util-format/format.js';

export type Campaign = CampaignResponse;
export type CampaignProgress = CampaignProgressResponse;
export type CampaignPerson = CampaignPersonResponse;
export type CampaignPreview = CampaignPreviewResponse;
export type NewCampaign = CreateCampaignRequest;

/** What a campaign may be asked for, by name. */
export interface Choice {
  readonly id: string;
  readonly name: string;
}

export const STATE_WORDS: Readonly<Record<Campaign['state'], string>> = {
  draft: 'Draft',
  running: 'Running',
  paused: 'Paused',
  done: 'Finished',
};

/** "2 people an item, up to 4 where they disagree". */
export function overlapWords({
  peoplePerItem,
  mostPeoplePerItem,
}: Pick<Campaign, 'peoplePerItem' | 'mostPeoplePerItem'>): string {
  const least = peoplePerItem === 1 ? '1 person an item' : `${formatCount(peoplePerItem)} people an item`;
  return mostPeoplePerItem > peoplePerItem ? `${least}, up to ${mostPeoplePerItem} where they disagree` : least;
}

/** Whom it is for. */
export function audienceWords({ isOpen, people, teamName }: Pick<Campaign, 'isOpen' | 'people' | 'teamName'>): string {
  if (isOpen) return 'Everybody';
  const named = people.length > 0 ? plural(people.length, 'person', 'people') : '';
  if (teamName) return named ? `${named} of ${teamName}` : teamName;
  return named || 'Nobody: its team is gone';
}

/**
 * How much work a campaign is, for whoever is about to make it.
 * @param preview what the API says it would be
 */
export function workWords({ items, submissions, mostSubmissions, people, medianSeconds }: CampaignPreview): string[] {
  const range =
    mostSubmissions > submissions
      ? `${formatCount(submissions)} to ${formatCount(mostSubmissions)} annotated items`
      : plural(submissions, 'annotated item');
  const words = [plural(items, 'item'), range];
  if (people !== null && people > 0) {
    const each = Math.ceil(submissions / people);
    words.push(`about ${formatCount(each)} for each of ${plural(people, 'person', 'people')}`);
  }
  if (medianSeconds !== null) {
    const seconds = submissions * medianSeconds;
    words.push(`${formatDuration(seconds)} of work, at ${formatDuration(medianSeconds)} an item as so far`);
  }
  return words;
}

/** Share of items that need nobody more, in percent. */
export const percentDone = ({ items, finished }: Pick<Campaign, 'items' | 'finished'>): number =>
  items === 0 ? 0 : Math.floor((100 * finished) / items);

/** The figures that stand above the plots: what, and how much. */
export function figuresOf(now: CampaignProgress): { readonly word: string; readonly value: string }[] {
  const figures = [
    { word: 'items finished', value: `${formatCount(now.finished)} of ${formatCount(now.items)}` },
    { word: 'annotations left', value: formatCount(now.submissionsLeft) },
    { word: 'in hand now', value: formatCount(now.held) },
    { word: 'asked for more people', value: formatCount(now.disputed) },
  ];
  if (now.disagreement !== null) figures.push({ word: 'disagreement, of 1', value: now.disagreement.toFixed(2) });
  if (now.gone > 0) figures.push({ word: 'gone from the collection', value: formatCount(now.gone) });
  if (now.medianSeconds !== null)
    figures.push({ word: 'an item, as a rule', value: formatDuration(now.medianSeconds) });
  if (now.perHour !== null && now.submissionsLeft > 0)
    figures.push({ word: 'to go at this pace', value: formatDuration((now.submissionsLeft / now.perHour) * 3_600) });
  return figures;
}
