import type { Permission } from '@odr/contracts';
import { may, seesAll, type Caller } from './callers.js';
import type { Outcome, Relation, Rule } from './outcome.js';

/** Everyone who has the route's permission. */
export const anyone: Rule = (_caller, relation) => (relation === 'absent' ? 'absent' : 'allowed');

/** Whoever holds the link; other links lead nowhere. */
export const byLink: Rule = (_caller, relation) => (relation === 'absent' ? 'gone' : 'allowed');

/** Their own and nobody else's, who ever asks. */
export const onlyOwn: Rule = (_caller, relation) => (relation === 'own' ? 'allowed' : 'absent');

/** Their own; moderators all. */
export const ownOrAll: Rule = (caller, relation) =>
  relation === 'own' || (relation !== 'absent' && seesAll(caller)) ? 'allowed' : 'absent';

/** Own, the teams', published; moderators all. Also of what is about a content. */
export const seesContent: Rule = (caller, relation) => {
  if (relation === 'own' || relation === 'published') return 'allowed';
  const isVisible =
    relation !== 'absent' && (seesAll(caller) || (relation === 'team' && caller.teamRole !== undefined));
  return isVisible ? 'allowed' : 'absent';
};

/** Whatever they may see, but nobody their own: that they can change themselves. */
export const reportsSubject: Rule = (caller, relation) =>
  relation === 'own' ? 'conflict' : seesContent(caller, relation);

/** What is private about a content: its contributor, members of its team; moderators all. */
export const holdsContent: Rule = (caller, relation) =>
  relation === 'published' && !seesAll(caller) ? 'absent' : seesContent(caller, relation);

/** Whoever may see it, but only these may go on. */
const seesFirst =
  (mayGoOn: (caller: Caller, relation: Relation) => boolean): Rule =>
  (caller, relation) => {
    const seen = seesContent(caller, relation);
    return seen === 'allowed' && !mayGoOn(caller, relation) ? 'forbidden' : seen;
  };

/** Its contributor, contributors of its team, and who decides about it. */
export const changesContent = seesFirst(
  (caller, relation) =>
    relation === 'own' || (relation === 'team' && contributes(caller)) || may(caller, 'moderation.decide'),
);

/** Whoever may see it once it is published; before, only those who may edit it. */
export const describesContent = seesFirst(
  (caller, relation) =>
    relation === 'own' ||
    relation === 'published' ||
    (relation === 'team' && contributes(caller)) ||
    may(caller, 'moderation.decide'),
);

/** Who made it, and contributors of its team; nobody else, whatever they may see. */
export const changesSet = seesFirst(
  (caller, relation) => relation === 'own' || (relation === 'team' && contributes(caller)),
);

/** Their own, and their teams'; nobody else's, whoever asks. */
export const seesSearch: Rule = (caller, relation) =>
  relation === 'own' || (relation === 'team' && caller.teamRole !== undefined) ? 'allowed' : 'absent';

/** Of those, who keeps it and contributors of its team. */
export const changesSearch: Rule = (caller, relation) =>
  relation === 'team' && caller.teamRole === 'viewer' ? 'forbidden' : seesSearch(caller, relation);

/** Of those, only who keeps it. */
export const deletesSearch: Rule = (caller, relation) =>
  relation === 'team' && caller.teamRole !== undefined ? 'forbidden' : onlyOwn(caller, relation);

/** What only those see who answer for a dataset; moderators too. */
export const answersForDataset = seesFirst(
  (caller, relation) => relation === 'own' || (relation === 'team' && contributes(caller)) || seesAll(caller),
);

/** Who wrote it, and who decides about it. */
export const changesAnnotation = seesFirst(
  (caller, relation) => relation === 'own' || may(caller, 'moderation.decide'),
);

/** Whoever may see it, but nobody their own. */
export const ratesAnnotation = seesFirst((_caller, relation) => relation !== 'own');

/** Whoever made it, owners and admins of its team, and who looks after all. */
export const runsCampaign = seesFirst(
  (caller, relation) =>
    relation === 'own' ||
    (relation === 'team' && (caller.teamRole === 'owner' || caller.teamRole === 'admin')) ||
    may(caller, 'annotation_campaign.manage_any'),
);

/** Those it is for: here oneself, contributors of the team, everybody. */
export const annotatesIn = seesFirst(
  (caller, relation) => relation === 'own' || relation === 'published' || (relation === 'team' && contributes(caller)),
);

/** Whoever started it, members of its team, and who looks after all. */
export const seesImport: Rule = (caller, relation) => {
  if (relation === 'absent') return 'absent';
  const isMember = relation === 'team' && caller.teamRole !== undefined;
  return relation === 'own' || isMember || may(caller, 'import.manage_any') ? 'allowed' : 'absent';
};

/** Whoever started it, owners and admins of its team, and who looks after all; other members are told no. */
export const changesImport: Rule = (caller, relation) => {
  const looksAfter = relation === 'team' && (caller.teamRole === 'owner' || caller.teamRole === 'admin');
  const seen = seesImport(caller, relation);
  if (seen === 'absent' || relation === 'own' || looksAfter || may(caller, 'import.manage_any')) return seen;
  return 'forbidden';
};

const contributes = ({ teamRole }: Caller): boolean => teamRole !== undefined && teamRole !== 'viewer';

/** Who added it, else who has this permission; it is no secret. */
export const ownOrPermitted =
  (permission: Permission): Rule =>
  (caller, relation) =>
    relation === 'absent' ? 'absent' : relation === 'own' || may(caller, permission) ? 'allowed' : 'forbidden';

/** Adding to a team: to every other team alike, whether it exists or not. */
export const contributesToTeam: Rule = (caller, relation) =>
  relation === 'own' || (relation === 'team' && contributes(caller)) ? 'allowed' : 'forbidden';

/** Members; moderators all. */
export const seesTeam: Rule = (caller, relation) => {
  const isMember = relation === 'own' || (relation === 'team' && caller.teamRole !== undefined);
  return isMember || (relation !== 'absent' && seesAll(caller)) ? 'allowed' : 'absent';
};

/** Members with one of these roles, and who manages all teams. To others the team is not there. */
const teamRole =
  (...roles: readonly string[]): Rule =>
  (caller, relation): Outcome => {
    if (relation === 'absent') return 'absent';
    if (relation === 'own' || may(caller, 'team.manage_any')) return 'allowed';
    if (relation !== 'team' || caller.teamRole === undefined) return 'absent';
    return roles.includes(caller.teamRole) ? 'allowed' : 'forbidden';
  };

export const ownsTeam = teamRole('owner');
export const looksAfterTeam = teamRole('owner', 'admin');

/** A lease on each of several items: what is not held is named, whatever it is. */
export const holdsLeases: Rule = (_caller, relation) => (relation === 'own' ? 'allowed' : 'conflict');

/** Who holds the lease; another's is in the way. */
export const holdsLease: Rule = (_caller, relation) =>
  relation === 'own' ? 'allowed' : relation === 'absent' ? 'absent' : 'conflict';
