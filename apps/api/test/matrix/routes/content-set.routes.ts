import * as about from '../kinds/index.js';
import { json } from '../requests.js';
import * as rules from '../rules.js';
import { route, type Routes } from './route.js';

const ITEMS = json(() => ({ contentIds: [about.absentId()] }));

export const CONTENT_SET_ROUTES: Routes = {
  'GET /content-sets': route(about.nothing, rules.anyone),
  'POST /content-sets': route(
    about.standingTeam,
    rules.contributesToTeam,
    json(({ resource: { teamId = '' } }) => ({ name: 'Cows', teamId })),
  ),
  'GET /content-sets/{id}': route(about.contentSet, rules.seesContent),
  'PATCH /content-sets/{id}': route(about.contentSet, rules.changesSet, json({ name: 'Bulls' })),
  'DELETE /content-sets/{id}': route(about.contentSet, rules.changesSet),
  'GET /content-sets/{id}/items': route(about.contentSet, rules.seesContent),
  'GET /content-sets/{id}/origin': route(about.contentSet, rules.seesContent),
  'POST /content-sets/{id}/items': route(about.contentSet, rules.changesSet, ITEMS),
  'POST /content-sets/{id}/items/remove': route(about.contentSet, rules.changesSet, ITEMS),
};
