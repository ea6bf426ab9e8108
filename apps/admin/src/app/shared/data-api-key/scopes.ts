import { PERMISSIONS, PERSON_ONLY, type Permission } from '@odr/contracts';

import { words } from '../util-format/format.js';

/** What a permission lets a key do. */
const MEANINGS: Partial<Record<Permission, string>> = {
  'content.read': 'See my pictures and those of my teams, published or not',
  'content.create': 'Upload pictures',
  'content.update': 'Change names, licences and other details',
  'content.delete': 'Delete pictures',
  'content_set.read': 'See my sets and those of my teams',
  'content_set.manage': 'Make sets, and put pictures into them',
  'import.read': 'See my imports and those of my teams',
  'import.create': 'Start imports, pause and cancel them',
  'import.manage_any': 'Look after everybody’s imports, and import folders of the server',
  'content.read_any': 'See everybody’s pictures, whatever their status',
  'annotation.read': 'Read annotations',
  'annotation.create': 'Add annotations, one by one or in bulk',
  'annotation.update': 'Correct annotations',
  'annotation.rate': 'Rate annotations',
  'annotation_campaign.read': 'Take part in annotation campaigns',
  'annotation_campaign.create': 'Run annotation campaigns',
  'annotation.delete': 'Delete annotations',
  'suggestion.deliver': 'Deliver what a model of mine proposes',
  'suggestion_model.manage': 'Manage models that propose annotations',
  'annotation_source.read': 'See where annotations come from',
  'annotation_source.create': 'Register a source of annotations',
  'annotation_campaign.manage_any': 'Look after everybody’s annotation campaigns',
  'annotation_source.manage_any': 'Change everybody’s annotation sources',
  'embedding.read': 'Read vectors',
  'embedding.compute': 'Compute and compare vectors',
  'embedding.backfill': 'Embed the whole collection anew',
  'search_quality.read': 'See how much searches find of what they should',
  'embedding.store': 'Bring vectors of my own pictures and annotations',
  'embedding_engine.manage': 'Register, switch and retire embedding engines',
  'moderation_rule.manage': 'Write, try and run automatic rules',
  'search_map.manage': 'Have maps of the collection drawn',
  'search.similar': 'Find similar pictures and texts',
  'recommendation.read': 'Have pictures recommended',
  'search.read_gaps': 'See where the collection is thin',
  'saved_search.manage': 'Keep searches, and run them again',
  'hash_bank.read': 'See banks of known pictures and what they matched',
  'hash_bank.manage': 'Seed and change banks of known pictures',
  'duplicate.read': 'See which of the pictures are copies of each other',
  'duplicate.resolve': 'Merge copies of a picture into one',
  'dataset.manage': 'Release datasets',
  'license.verify': 'Record grants of rightsholders and wishes about credit',
  'export.create': 'Make exports',
  'export.read': 'Download exports',
  'team.read': 'See my teams and their members',
  'team.create': 'Make teams',
  'team.join': 'Accept invitations',
  'team.manage': 'Rename teams I look after, and change their members',
  'team.manage_any': 'Look after every team',
  'report.create': 'Report what should not be here',
  'report.read_own': 'See what became of my reports',
  'moderation.read_quality': 'See how well decisions hold',
  'moderation.manage_quality': 'Have decisions judged again, and see by whom',
  'reporter.manage': 'Trust and mute those who report',
  'statement.read_own': 'Read why something of mine was taken from public view',
  'appeal.create': 'Appeal against decisions about my own',
  'policy.read': 'Read the policies that decisions rest on',
  'moderation_queue.manage': 'Change moderation queues and where cases wait',
  'moderation.verify': 'Check that nobody has changed the history of moderation',
  'policy.manage': 'Write new versions of policies',
  'moderation.read': 'See the queues',
  'moderation.claim': 'Claim items to decide',
  'moderation.claim_escalated': 'Claim items that moderators passed on',
  'moderation.decide': 'Decide what is published',
  'moderation.read_events': 'Read the history of decisions',
  'user.read': 'See accounts and their addresses',
  'user.update': 'Change roles, switch accounts off and on',
  'audit.read': 'Read the audit log',
  'job.read': 'See background jobs',
  'job.manage': 'Pause, resume and repeat background jobs',
  'feature_toggle.manage': 'Switch features on and off',
  'agreement.publish': 'Publish new versions of agreements',
};

export interface ScopeGroup {
  readonly title: string;
  readonly scopes: readonly { readonly scope: Permission; readonly meaning: string }[];
}

/** Which nouns stand together; what is in none is listed last, so that a new permission is never out of reach. */
const GROUPS: readonly (readonly [title: string, nouns: readonly string[]])[] = [
  ['Pictures', ['content', 'content_set', 'import', 'duplicate']],
  ['Annotations', ['annotation', 'annotation_source', 'annotation_campaign', 'suggestion', 'suggestion_model']],
  [
    'Search and vectors',
    ['search', 'search_map', 'search_quality', 'saved_search', 'recommendation', 'embedding', 'embedding_engine'],
  ],
  ['Datasets and exports', ['dataset', 'export']],
  ['Teams', ['team']],
  [
    'Reports and moderation',
    ['report', 'statement', 'appeal', 'moderation', 'moderation_queue', 'policy', 'hash_bank'],
  ],
];
const LAST = 'Administration';

export const meaningOf = (scope: Permission): string => MEANINGS[scope] ?? words(scope);

/** What a key may be given by somebody who may do this, grouped and in words. */
export function scopeGroups(mayDo: (permission: Permission) => boolean): ScopeGroup[] {
  const grantable = PERMISSIONS.filter((one) => !PERSON_ONLY.has(one) && mayDo(one));
  const titleOf = (scope: Permission): string =>
    GROUPS.find(([, nouns]) => nouns.includes(scope.split('.')[0] ?? ''))?.[0] ?? LAST;
  return [...GROUPS.map(([title]) => title), LAST]
    .map((title) => ({
      title,
      scopes: grantable
        .filter((scope) => titleOf(scope) === title)
        .map((scope) => ({ scope, meaning: meaningOf(scope) })),
    }))
    .filter(({ scopes }) => scopes.length > 0);
}
