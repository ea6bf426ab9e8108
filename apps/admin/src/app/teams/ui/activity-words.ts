import { lookOf } from '../../shared/ui-status/status-kind.js';
import { words } from '../../shared/util-format/format.js';
import { teamRoleWord } from '../data/team.js';

/** One entry of the activity, as the API tells it. */
export interface Happening {
  readonly act: string;
  readonly actorName: string | null;
  readonly bySystem: boolean;
  readonly subjectName: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Who did it, as far as the team may know. */
export const whoDid = ({ actorName, bySystem }: Happening): string =>
  actorName ?? (bySystem ? 'The system' : 'Someone outside the team');

/** What happened: words before and after the name of what it was about. */
export function whatHappened(entry: Happening): { readonly before: string; readonly after: string } {
  const sentence = SENTENCES[entry.act];
  return sentence ? sentence(entry.details) : { before: words(entry.act).toLowerCase(), after: '' };
}

type Sentence = (details: Readonly<Record<string, unknown>>) => { readonly before: string; readonly after: string };

const plain =
  (before: string, after = ''): Sentence =>
  () => ({ before, after });
const role = (value: unknown): string => teamRoleWord(String(value)).toLowerCase();
const status = (value: unknown): string => lookOf(String(value), undefined).word.toLowerCase();

const SENTENCES: Readonly<Record<string, Sentence>> = {
  'team.created': plain('made the team'),
  'team.renamed': plain('renamed the team'),
  'team.quota_set': plain('set how much the team may store'),
  'team.transferred': plain('handed the team over to'),
  'team.member_added': (details) => ({ before: 'added', after: `as ${role(details['role'])}` }),
  'team.member_role_changed': ({ from, to }) => ({ before: 'changed', after: `from ${role(from)} to ${role(to)}` }),
  'team.member_removed': plain('removed', 'from the team'),
  'team.invitation_made': (details) => ({ before: `invited someone as ${role(details['role'])}`, after: '' }),
  'team.invitation_withdrawn': plain('withdrew an invitation'),
  'team.invitation_declined': plain('turned an invitation down'),
  'team.invitation_accepted': (details) => ({ before: `joined as ${role(details['role'])}`, after: '' }),
  'content.received': plain('uploaded'),
  'content.updated': plain('edited'),
  'content.deleted': plain('deleted'),
  'content.restored': plain('restored'),
  'content.failed': plain('could not process'),
  'content.flagged': ({ flag }) => ({ before: 'flagged', after: `: ${words(String(flag)).toLowerCase()}` }),
  'content.status_changed': ({ to }) => ({ before: 'moved', after: `to “${status(to)}”` }),
  'annotation.made': plain('annotated'),
  'annotation.edited': plain('edited an annotation of'),
};
