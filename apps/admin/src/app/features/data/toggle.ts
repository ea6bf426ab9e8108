import { Role } from '@odr/contracts';

/** One feature and for whom it is on. */
export interface Toggle {
  readonly name: string;
  readonly description: string;
  readonly effect: string;
  readonly isOn: boolean;
  readonly roles: readonly Role[];
  readonly percentage: number;
  readonly default: { readonly isOn: boolean };
  readonly version: number;
  readonly updatedAt: string | null;
  readonly updatedBy: { readonly id: string; readonly name: string | null } | null;
}

export type ToggleChange = Partial<Pick<Toggle, 'isOn' | 'roles' | 'percentage'>>;

export const ROLE_WORDS: readonly { readonly role: Role; readonly word: string }[] = [
  { role: Role.Contributor, word: 'Contributors' },
  { role: Role.Moderator, word: 'Moderators' },
  { role: Role.Admin, word: 'Administrators' },
];

/** For whom it is on, in words. */
export function audienceOf({ isOn, roles, percentage }: Pick<Toggle, 'isOn' | 'roles' | 'percentage'>): string {
  if (!isOn) return 'Off for everyone';
  if (percentage === 100) return 'On for everyone';
  const named = ROLE_WORDS.filter(({ role }) => roles.includes(role)).map(({ word }) => word.toLowerCase());
  const share = percentage === 0 ? [] : [`${percentage} % of ${named.length > 0 ? 'the other users' : 'the users'}`];
  const all = [...named, ...share];
  return all.length === 0 ? 'On for nobody' : `On for ${new Intl.ListFormat('en').format(all)}`;
}
