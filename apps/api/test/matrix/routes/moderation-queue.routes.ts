import * as about from '../kinds/index.js';
import { json } from '../requests.js';
import * as rules from '../rules.js';
import { route, type Routes } from './route.js';

/** No set of rules that anybody else would notice. */
const SAME_RULES = { rules: [], defaults: {} };

export const MODERATION_QUEUE_ROUTES: Routes = {
  'POST /moderation/queues': route(
    about.nothing,
    rules.anyone,
    json({ name: 'weapons', family: 'weapons' }),
    // Whoever comes second finds the name taken.
    { heldUpBy: ['moderation.queue_exists'] },
  ),
  'GET /moderation/queues/{name}': route(about.moderationQueue, rules.anyone),
  'PATCH /moderation/queues/{name}': route(about.moderationQueue, rules.anyone, json({ position: 0 })),
  'DELETE /moderation/queues/{name}': route(about.moderationQueue, rules.anyone, undefined, {
    heldUpBy: ['moderation.queue_in_use'],
  }),
  'GET /moderation/queues/{name}/colleagues': route(about.moderationQueue, rules.anyone),
  'GET /moderation/routing': route(about.nothing, rules.anyone),
  'POST /moderation/routing/preview': route(about.nothing, rules.anyone, json(SAME_RULES)),
  'PUT /moderation/routing': route(about.nothing, rules.anyone, json({ ...SAME_RULES, planHash: '0'.repeat(64) }), {
    heldUpBy: ['moderation.routing_changed'],
  }),
  'GET /moderation/items/{id}': route(about.heldCase, rules.anyone),
  'POST /moderation/items/{id}/hold': route(about.heldCase, rules.holdsLease, json({ reason: 'Asked.', hours: 1 })),
  'POST /moderation/items/{id}/hand-over': route(
    about.heldCase,
    rules.holdsLease,
    json({ to: '00000000-0000-4000-8000-000000000000' }),
    { heldUpBy: ['moderation.unfit_colleague'] },
  ),
  'POST /moderation/items/{id}/take-over': route(about.heldCase, rules.holdsLease, json({ leaseSeconds: 60 })),
  'POST /moderation/items/{id}/skip': route(about.heldCase, rules.holdsLease, json({ reason: 'language' })),
  'GET /moderation/holds': route(about.nothing, rules.anyone),
  'POST /moderation/holds/{id}/release': route(about.caseOnHold, rules.anyone),
  'POST /moderation/holds/{id}/hand-over': route(
    about.caseOnHold,
    rules.anyone,
    json({ to: '00000000-0000-4000-8000-000000000000' }),
    { heldUpBy: ['moderation.unfit_colleague'] },
  ),
  'GET /moderation/skips': route(about.nothing, rules.anyone),
};
