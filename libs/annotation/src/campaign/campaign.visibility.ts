import type { TeamScope } from '@odr/access';
import type { ContentCondition } from '@odr/content';

/** Which campaigns a caller may see: those they run or take part in. Drafts only whoever prepares them, and their team's leaders. */
export function visibleCampaigns({ userId, teamIds, seesAll }: TeamScope): ContentCondition {
  if (seesAll) return () => 'true';
  if (userId === null) return () => 'false';
  return (bind) => {
    const me = `${bind(userId)}::uuid`;
    const teams = `k.team_id = ANY(${bind([...teamIds])}::uuid[])`;
    const named = `EXISTS (SELECT FROM annotation_campaign_person p WHERE p.campaign_id = k.id AND p.user_id = ${me})`;
    const isLead = `EXISTS (SELECT FROM team_member m WHERE m.team_id = k.team_id AND m.user_id = ${me} AND m.role IN ('owner', 'admin'))`;
    return `(k.user_id = ${me} OR ${isLead} OR (k.state <> 'draft' AND (k.is_open OR ${teams} OR ${named})))`;
  };
}
