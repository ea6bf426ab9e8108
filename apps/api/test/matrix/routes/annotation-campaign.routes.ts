import * as about from '../kinds/index.js';
import { json } from '../requests.js';
import * as rules from '../rules.js';
import { route, type Routes } from './route.js';

const NOTHING = json({});

export const ANNOTATION_CAMPAIGN_ROUTES: Routes = {
  'PUT /annotations/{id}/rating': route(about.annotation, rules.ratesAnnotation, json({ rating: 7 })),
  'DELETE /annotations/{id}/rating': route(about.annotation, rules.seesContent),
  'GET /annotations/{id}/ratings': route(about.annotation, rules.seesContent),
  'GET /annotation-raters': route(about.nothing, rules.anyone),
  'GET /annotation-campaigns': route(about.nothing, rules.anyone),
  'POST /annotation-campaigns': route(
    about.standingTeam,
    rules.contributesToTeam,
    json(({ world, resource: { teamId = '' } }) => ({
      name: 'Cows',
      filter: { format: 'jpeg' },
      sourceIds: [world.sourceId],
      peoplePerItem: 1,
      teamId,
    })),
    { heldUpBy: ['annotation_campaign.no_items'] },
  ),
  'POST /annotation-campaigns/preview': route(
    about.standingTeam,
    rules.contributesToTeam,
    json(({ world, resource: { teamId = '' } }) => ({
      filter: { format: 'jpeg' },
      sourceIds: [world.sourceId],
      peoplePerItem: 1,
      teamId,
    })),
    { heldUpBy: ['annotation_campaign.no_items'] },
  ),
  'GET /annotation-campaigns/{id}': route(about.runningCampaign, rules.seesContent),
  'GET /annotation-campaigns/{id}/progress': route(about.runningCampaign, rules.seesContent),
  'GET /annotation-campaigns/{id}/people': route(about.runningCampaign, rules.seesContent),
  'PATCH /annotation-campaigns/{id}': route(about.runningCampaign, rules.runsCampaign, json({ name: 'Bulls' })),
  'POST /annotation-campaigns/{id}/start': route(about.pausedCampaign, rules.runsCampaign),
  'POST /annotation-campaigns/{id}/pause': route(about.runningCampaign, rules.runsCampaign),
  'POST /annotation-campaigns/{id}/finish': route(about.runningCampaign, rules.runsCampaign),
  'DELETE /annotation-campaigns/{id}': route(about.draftCampaign, rules.runsCampaign),
  'POST /annotation-campaigns/{id}/next': route(about.runningCampaign, rules.annotatesIn),
  'GET /annotation-assignments/{id}': route(about.assignment, rules.onlyOwn),
  'POST /annotation-assignments/{id}/submit': route(about.assignment, rules.onlyOwn, NOTHING, {
    heldUpBy: ['annotation_assignment.unanswered'],
  }),
  'POST /annotation-assignments/{id}/skip': route(about.assignment, rules.onlyOwn, NOTHING),
  'POST /annotation-assignments/{id}/release': route(about.assignment, rules.onlyOwn),
};
