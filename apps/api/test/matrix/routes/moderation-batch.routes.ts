import * as about from '../kinds/index.js';
import { json } from '../requests.js';
import * as rules from '../rules.js';
import { route, type Routes } from './route.js';

export const MODERATION_BATCH_ROUTES: Routes = {
  'GET /moderation/batches': route(about.nothing, rules.anyone),
  'POST /moderation/batches': route(
    about.nothing,
    rules.anyone,
    json({ selection: { queue: 'nowhere' }, action: 'reject' }),
  ),
  'GET /moderation/batches/{id}': route(about.appliedBatch, rules.anyone),
  'GET /moderation/batches/{id}/items': route(about.appliedBatch, rules.anyone),
  // Whose plan it is says what may happen: it was made by their rights.
  'POST /moderation/batches/{id}/apply': route(
    about.plannedBatch,
    rules.onlyOwn,
    json({ planHash: about.EMPTY_PLAN_HASH }),
  ),
  'POST /moderation/batches/{id}/undo': route(about.appliedBatch, rules.anyone),
  'GET /moderation/items/{id}/cluster': route(about.heldCase, rules.anyone),
  'GET /moderation/items/{id}/context': route(about.heldCase, rules.anyone),
};
