import * as about from '../kinds/index.js';
import { json } from '../requests.js';
import * as rules from '../rules.js';
import { route, type Routes } from './route.js';

export const MODERATION_ROUTES: Routes = {
  'GET /moderation/queues': route(about.nothing, rules.anyone),
  'GET /moderation/queues/{name}/items': route(about.moderationQueue, rules.anyone),
  'POST /moderation/queues/{name}/claim': route(
    about.moderationQueue,
    rules.anyone,
    json({ count: 1, leaseSeconds: 30 }),
  ),
  'POST /moderation/items/{id}/release': route(about.heldCase, rules.holdsLease, json({})),
  'POST /moderation/items/{id}/extend': route(about.heldCase, rules.holdsLease, json({})),
  'POST /moderation/decisions': route(
    about.heldCase,
    rules.holdsLeases,
    json(({ resource: { id = '' } }) => ({ itemIds: [id], leaseTokens: { [id]: 1 }, action: 'delist' })),
  ),
  'POST /moderation/decisions/{id}/reverse': route(about.decision, rules.anyone),
  'GET /moderation/subjects/{type}/{id}/events': route(about.subject, rules.anyone),
  'POST /reports': route(
    about.content,
    rules.seesContent,
    json(({ resource: { id } }) => ({ subjectType: 'content', subjectId: id, reason: 'other' })),
  ),
  'GET /reports/mine': route(about.nothing, rules.anyone),
};
