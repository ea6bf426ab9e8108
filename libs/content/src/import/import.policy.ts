import { mayDo, type Principal } from '@odr/access';
import { ImportState, TeamRole } from '@odr/contracts';
import type { TeamId, UserId } from '@odr/kernel';
import type { ItemDescription } from './import-source.js';

export type ImportAct = 'start' | 'pause' | 'resume' | 'cancel' | 'retry' | 'edit';

/** In which states an import can be asked for what. */
const ALLOWED_IN: Readonly<Record<ImportAct, readonly ImportState[]>> = {
  edit: [ImportState.Draft],
  start: [ImportState.Draft],
  pause: [ImportState.Queued, ImportState.Running],
  resume: [ImportState.Paused],
  cancel: [ImportState.Draft, ImportState.Queued, ImportState.Running, ImportState.Paused],
  retry: [ImportState.Queued, ImportState.Running, ImportState.Paused, ImportState.Done, ImportState.Failed],
};

export const canAct = (state: ImportState, act: ImportAct): boolean => ALLOWED_IN[act].includes(state);

/** Whoever started it, those who look after its team, and administrators. */
export const mayChangeImport = (
  actor: Principal,
  { userId, teamId }: { readonly userId: UserId; readonly teamId: TeamId | null },
): boolean =>
  userId === actor.userId ||
  mayDo(actor, 'import.manage_any') ||
  actor.teams.some((team) => team.teamId === teamId && (team.role === TeamRole.Owner || team.role === TeamRole.Admin));

/** Failures of the name that an entry has: the same file lists it under the same name again. */
export const NOT_RETRIABLE = ['import.unsafe_name', 'import.name_too_long', 'import.repeated_name'] as const;

/** What is known about one item: later words go before earlier ones, and nothing said does not hide what was said. */
export const mergeDescriptions = (...descriptions: readonly (ItemDescription | undefined)[]): ItemDescription =>
  Object.assign({}, ...descriptions.map(withoutGaps)) as ItemDescription;

const withoutGaps = (description: ItemDescription | undefined): object =>
  Object.fromEntries(Object.entries(description ?? {}).filter(([, value]) => value !== undefined && value !== null));

/** Characters that a database refuses, or that make a name look like another one when it is shown. */
const UNSHOWABLE = /[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A name as it can be kept and shown: the bytes of its source may be anything. */
export const shownName = (name: string, maxCharacters: number): string =>
  name.replace(UNSHOWABLE, '\u{fffd}').slice(0, maxCharacters);
