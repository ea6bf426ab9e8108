import * as about from '../kinds/index.js';
import { json } from '../requests.js';
import * as rules from '../rules.js';
import { route, type Routes } from './route.js';

export const ADMINISTRATION_ROUTES: Routes = {
  'GET /health/live': route(about.nothing, rules.anyone),
  'GET /health/ready': route(about.nothing, rules.anyone),
  'GET /admin/audit-log': route(about.nothing, rules.anyone),
  'POST /admin/audit-log/verify': route(about.nothing, rules.anyone),
  'GET /admin/mails': route(about.nothing, rules.anyone),
  'POST /admin/mails/retry': route(about.nothing, rules.anyone),
  'POST /admin/mails/{id}/retry': route(about.delayedMail, rules.anyone),
  'GET /admin/jobs': route(about.nothing, rules.anyone),
  'GET /admin/jobs/failures': route(about.nothing, rules.anyone),
  'GET /admin/jobs/history': route(about.nothing, rules.anyone),
  'PUT /admin/jobs/{queue}/limit': route(about.jobQueue, rules.anyone, json({ concurrency: null })),
  'POST /admin/jobs/{queue}/discard-failed': route(about.jobQueue, rules.anyone, json({ code: 'nothing.such' })),
  'POST /admin/jobs/{queue}/pause': route(about.jobQueue, rules.anyone),
  'POST /admin/jobs/{queue}/resume': route(about.jobQueue, rules.anyone),
  'POST /admin/jobs/{queue}/retry-failed': route(about.jobQueue, rules.anyone),
  'GET /admin/scans': route(about.nothing, rules.anyone),
  'POST /admin/scans/{scanner}/rescan': route(about.scanner, rules.anyone, json({ which: 'failed' })),
  'GET /feature-toggles': route(about.nothing, rules.anyone),
  'GET /admin/feature-toggles': route(about.nothing, rules.anyone),
  'GET /admin/feature-toggles/{name}': route(about.featureToggle, rules.anyone),
  'PATCH /admin/feature-toggles/{name}': route(about.featureToggle, rules.anyone, json({ percentage: 50 })),
  'GET /admin/sign-in-policy': route(about.nothing, rules.anyone),
  'PATCH /admin/sign-in-policy': route(about.nothing, rules.anyone, () => ({
    json: { secondFactorRequiredFor: ['moderator'] },
    headers: { 'if-match': '*' },
  })),
  'GET /admin/service-accounts': route(about.nothing, rules.anyone),
  'POST /admin/service-accounts': route(
    about.nothing,
    rules.anyone,
    json(({ world: { stranger } }) => ({
      name: 'Captions',
      role: 'contributor',
      owner: { type: 'user', id: stranger.id },
    })),
  ),
  'GET /admin/service-accounts/{id}': route(about.serviceAccount, rules.anyone),
  'PATCH /admin/service-accounts/{id}': route(about.serviceAccount, rules.anyone, json({ name: 'Detections' })),
  'POST /admin/service-accounts/{id}/acceptances': route(about.serviceAccount, rules.anyone),
  'GET /admin/service-accounts/{id}/api-keys': route(about.serviceAccount, rules.anyone),
  'POST /admin/service-accounts/{id}/api-keys': route(
    about.serviceAccount,
    rules.anyone,
    json({ name: 'nightly', scopes: ['content.read'] }),
  ),
  'DELETE /admin/service-accounts/{id}/api-keys/{keyId}': route(about.serviceAccountKey, rules.anyone),
};
