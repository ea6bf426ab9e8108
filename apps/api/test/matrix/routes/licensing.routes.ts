import * as about from '../kinds/index.js';
import { json } from '../requests.js';
import * as rules from '../rules.js';
import { route, type Routes } from './route.js';

export const LICENSING_ROUTES: Routes = {
  'GET /licensing/profiles': route(about.nothing, rules.anyone),
  'GET /licenses/{id}/text': route(about.license, rules.anyone),
  'GET /licenses/{id}/combinations': route(about.license, rules.anyone),
  'POST /licensing/check': route(
    about.content,
    rules.seesContent,
    json(({ resource: { id } }) => ({ contentIds: [id], use: 'omi-sa' })),
  ),
  'POST /licensing/credits': route(about.nothing, rules.anyone, json({ title: 'Cow', license: 'CC-BY-4.0' })),
  'GET /contents/{id}/licensing': route(about.content, rules.seesContent),
  'POST /contents/{id}/usage-grants': route(
    about.content,
    rules.seesContent,
    json({ holder: 'Ada', statement: 'I allow training on this.', signature: 'letter 2026-17' }),
  ),
  'DELETE /contents/{id}/usage-grants/{grantId}': route(about.contentPart, rules.seesContent, undefined, {
    heldUpBy: ['license.grant_not_found'],
  }),
  'PUT /contents/{id}/credit-removal': route(about.content, rules.seesContent, json({ reason: 'letter 2026-17' })),
  'DELETE /contents/{id}/credit-removal': route(about.content, rules.seesContent),
};
