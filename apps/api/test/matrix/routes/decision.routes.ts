import { randomUUID } from 'node:crypto';
import * as about from '../kinds/index.js';
import { json } from '../requests.js';
import * as rules from '../rules.js';
import { route, type Routes } from './route.js';

const aPolicy = (): object => ({
  code: `terms.m${randomUUID().replaceAll('-', '')}`,
  title: 'One of the matrix',
  text: 'Nothing that the matrix would not have.',
  ground: 'terms',
  severity: 0,
});

/** What decisions rest on, and what follows from them. */
export const DECISION_ROUTES: Routes = {
  'GET /moderation/policies': route(about.nothing, rules.anyone),
  'GET /moderation/policies/{code}/versions': route(about.policy, rules.anyone),
  'POST /moderation/policies': route(about.nothing, rules.anyone, json(aPolicy)),
  // Two who change it at the same moment do not both win.
  'PATCH /moderation/policies/{code}': route(about.policy, rules.anyone, json({ severity: 0 }), {
    heldUpBy: ['request.precondition_failed'],
  }),
  'GET /moderation/statements': route(about.nothing, rules.anyone),
  'GET /moderation/statements/{id}': route(about.statement, rules.onlyOwn),
  'POST /appeals': route(
    about.statement,
    rules.onlyOwn,
    json(({ resource: { id } }) => ({ decisionId: id, text: 'One of the matrix.' })),
  ),
  'GET /appeals/{id}': route(about.appeal, rules.onlyOwn),
  'POST /appeals/{id}/resolve': route(
    about.appealToAnswer,
    rules.anyone,
    json({ outcome: 'upheld', note: 'It stands.' }),
  ),
  'GET /moderation/items/{id}/appeal': route(about.appealItem, rules.anyone),
  'GET /moderation/standing': route(about.nothing, rules.anyone),
  'POST /moderation/standing/appeal': route(about.nothing, rules.anyone, json({ text: 'One of the matrix.' }), {
    heldUpBy: ['suspension.none'],
  }),
  'GET /moderation/users': route(about.nothing, rules.anyone),
  'GET /moderation/users/{id}/statements': route(about.contributor, rules.anyone),
  'GET /moderation/users/{id}/history': route(about.contributor, rules.anyone),
  'POST /moderation/users/{id}/suspensions': route(
    about.contributor,
    rules.anyone,
    json({ policy: 'terms.other', reason: 'One of the matrix.', days: 1 }),
  ),
  'POST /moderation/users/{id}/suspensions/lift': route(about.suspendedContributor, rules.anyone),
  'GET /moderation/items/{id}/suspension-appeal': route(about.suspensionAppealItem, rules.anyone),
  'POST /moderation/items/{id}/suspension-appeal': route(
    about.suspensionAppeal,
    rules.holdsLease,
    json({ outcome: 'upheld', note: 'It stands.', leaseToken: 1 }),
  ),
  'POST /moderation/events/verify': route(about.nothing, rules.anyone),
};
