import { newId } from '@odr/kernel';
import type { World } from '../world.js';
import { contentFor } from './content.js';
import { absentId, ownerOf, type Kind, type Resource } from './kind.js';

interface CampaignWish {
  readonly state: 'draft' | 'running' | 'paused';
  readonly userId: string;
  readonly teamId?: string | undefined;
  readonly isOpen: boolean;
  /** The only one who annotates. */
  readonly person?: string | undefined;
}

async function insertCampaign(
  world: World,
  { state, userId, teamId, isOpen, person }: CampaignWish,
): Promise<Resource> {
  const id = newId<string>();
  await world.query(
    `WITH made AS (
       INSERT INTO annotation_campaign (id, name, state, people_per_item, most_people_per_item, disagreement_above, lease_minutes,
                                        user_id, team_id, is_open)
       VALUES ($1, 'Cows', $2, 1, 1, 0.4, 30, $3, $4, $5)),
     source AS (INSERT INTO annotation_campaign_source (campaign_id, source_id, position) VALUES ($1, $6, 1))
     INSERT INTO annotation_campaign_person (campaign_id, user_id) SELECT $1, $7::uuid WHERE $7 IS NOT NULL`,
    [id, state, userId, teamId ?? null, isOpen, world.sourceId, person ?? null],
  );
  return { id, version: '1' };
}

const campaignThatIs = (state: CampaignWish['state'], relations: Kind['relations']): Kind => ({
  relations,
  make: (world, relation, caller) => {
    if (relation === 'absent') return { id: absentId(), version: '1' };
    const userId = ownerOf(world, relation, caller);
    return insertCampaign(world, {
      state,
      userId,
      isOpen: relation === 'published',
      person: relation === 'own' ? userId : undefined,
      teamId: relation === 'team' ? world.teamId : relation === 'hidden' ? world.strangersTeamId : undefined,
    });
  },
});

/** One's own for oneself, the team's for its contributors, a stranger's for everybody, and one of another team. */
export const runningCampaign = campaignThatIs('running', ['own', 'team', 'hidden', 'published', 'absent']);
export const pausedCampaign = campaignThatIs('paused', ['own', 'team', 'hidden', 'published', 'absent']);
/** Nobody finds it but who prepares it. */
export const draftCampaign = campaignThatIs('draft', ['own', 'hidden', 'absent']);

/** An item in the hands of the caller, or of a stranger. */
export const assignment: Kind = {
  relations: ['own', 'hidden', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    if (relation === 'absent') return { id: absentId() };
    const userId = ownerOf(world, relation, caller);
    const campaign = await insertCampaign(world, { state: 'running', userId, isOpen: true });
    const content = await contentFor(world, 'published', caller);
    const [id, itemId] = [newId<string>(), newId<string>()];
    await world.query(
      `WITH item AS (
         INSERT INTO annotation_campaign_item (id, campaign_id, content_id, position, wanted, free_places) VALUES ($1, $2, $3, 1, 1, 0))
       INSERT INTO annotation_assignment (id, item_id, campaign_id, content_id, position, user_id, state, lease_expires_at)
       VALUES ($4, $1, $2, $3, 1, $5, 'open', now() + interval '1 hour')`,
      [itemId, campaign['id'], content['id'], id, userId],
    );
    return { id };
  },
};
