import * as about from '../kinds/index.js';
import { json, query } from '../requests.js';
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
  'GET /moderation/labels': route(about.nothing, rules.anyone),
  'GET /moderation/escalated': route(about.nothing, rules.anyone),
  'GET /moderation/escalated/people': route(about.nothing, rules.anyone),
  // What somebody else holds is nobody's to take, whoever leads.
  'POST /moderation/items/{id}/claim': route(about.heldCase, rules.holdsLease, json({})),
  'POST /moderation/decisions': route(
    about.heldCase,
    rules.holdsLeases,
    json(({ resource: { id = '' } }) => ({ itemIds: [id], leaseTokens: { [id]: 1 }, action: 'delist' })),
  ),
  'POST /moderation/decisions/{id}/reverse': route(about.decision, rules.anyone),
  'GET /moderation/subjects/{type}/{id}/events': route(about.subject, rules.anyone),
  'GET /moderation/stats': route(about.nothing, rules.anyone),
  'GET /moderation/transparency-report': route(about.nothing, rules.anyone),
  'GET /moderation/quality': route(about.nothing, rules.anyone),
  'GET /moderation/quality/settings': route(about.nothing, rules.anyone),
  'PUT /moderation/quality/settings': route(about.nothing, rules.anyone, json({ goldShare: 0, reviewShare: 0 })),
  'GET /moderation/quality/gold': route(about.nothing, rules.anyone),
  'POST /moderation/quality/gold': route(
    about.decision,
    rules.anyone,
    json(({ resource: { id } }) => ({ decisionId: id })),
  ),
  'DELETE /moderation/quality/gold/{id}': route(about.knownAnswer, rules.anyone),
  'GET /moderation/reporters': route(about.nothing, rules.anyone),
  'GET /moderation/reporters/{id}': route(about.otherUser, rules.anyone),
  'GET /moderation/reporters/{id}/reports': route(about.otherUser, rules.anyone),
  'PUT /moderation/reporters/{id}/trust': route(about.otherUser, rules.anyone, json({ isTrusted: true })),
  'PUT /moderation/reporters/{id}/mute': route(
    about.otherUser,
    rules.anyone,
    json({ days: 30, note: 'Forty in a row.' }),
  ),
  'DELETE /moderation/reporters/{id}/mute': route(about.otherUser, rules.anyone),
  'POST /moderation/reporters/{id}/mute-appeal': route(about.mutedReporter, rules.anyone, json({ outcome: 'lifted' })),
  'POST /notices': route(
    about.publishedContent,
    rules.anyone,
    json(({ resource: { id } }) => ({
      location: `/contents/${id}`,
      ground: 'rightsholder',
      explanation: 'I took this picture and did not agree.',
      isInGoodFaith: true,
    })),
  ),
  'GET /notices/{token}': route(about.publicNotice, rules.anyone),
  'GET /reports/standing': route(about.nothing, rules.anyone),
  'POST /reports/standing/appeal': route(about.nothing, rules.anyone, json({ text: 'I mean well.' }), {
    heldUpBy: ['reporter.no_appeal'],
  }),
  'GET /moderation/items/{id}/media-addresses': route(about.heldCase, rules.holdsLease),
  // The token is part of the address; one that nobody signed opens nothing to anybody.
  'GET /moderation/items/{id}/media': route(
    about.heldCase,
    () => 'absent',
    query(`variant=preview&token=1.${'A'.repeat(43)}`),
  ),
  // Of what somebody does not hold nothing is kept, and that is no failure.
  'POST /moderation/exposures': route(
    about.nothing,
    rules.anyone,
    json({ views: [{ itemId: '0190b6a0-0000-7000-8000-000000000000', leaseToken: 1, unblurredMs: 1 }] }),
  ),
  'GET /moderation/exposures/mine': route(about.nothing, rules.anyone),
  'GET /moderation/exposures/summary': route(about.nothing, rules.anyone),
  'GET /moderation/presence': route(about.nothing, rules.anyone, query('queue=pending&seconds=0')),
  'GET /moderation/preferences': route(about.nothing, rules.anyone),
  'PUT /moderation/preferences': route(
    about.nothing,
    rules.anyone,
    json({ blurPx: 38, isGrey: true, reveal: 'toggle', dailyLimit: 7200, optedOut: [] }),
  ),
  'POST /reports': route(
    about.content,
    rules.reportsSubject,
    json(({ resource: { id } }) => ({ subjectType: 'content', subjectId: id, reason: 'other' })),
  ),
  'GET /reports/mine': route(about.nothing, rules.anyone),
};
