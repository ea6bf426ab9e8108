import * as about from '../kinds/index.js';
import { json, query } from '../requests.js';
import * as rules from '../rules.js';
import { route, type Routes } from './route.js';

/** Taking back what was never said is no error. */
const anyId: about.Kind = { relations: ['none'], make: () => ({ id: about.absentId() }) };

export const DISCOVERY_ROUTES: Routes = {
  'GET /recommendations': route(about.nothing, rules.anyone, query('for=annotating')),
  'POST /recommendations/dismissals': route(
    about.content,
    rules.seesContent,
    json(({ resource: { id } }) => ({ contentId: id })),
  ),
  'DELETE /recommendations/dismissals/{id}': route(anyId, rules.anyone),
  'GET /search/gaps': route(about.nothing, rules.anyone),
  'POST /search/gaps/refresh': route(about.nothing, rules.anyone),
  'GET /search/misses': route(about.nothing, rules.anyone),
  'GET /search/recall': route(about.nothing, rules.anyone),
  'GET /saved-searches': route(about.nothing, rules.anyone),
  'POST /saved-searches': route(
    about.nothing,
    rules.anyone,
    json({ name: 'Cows', query: { q: 'cow', mode: 'text' }, alert: 'daily' }),
  ),
  'GET /saved-searches/{id}': route(about.savedSearch, rules.seesSearch),
  'PATCH /saved-searches/{id}': route(about.savedSearch, rules.changesSearch, json({ name: 'Bulls' })),
  'DELETE /saved-searches/{id}': route(about.savedSearch, rules.deletesSearch),
  'POST /saved-searches/{id}/restore': route(about.deletedSearch, rules.onlyOwn),
  'GET /saved-searches/{id}/results': route(about.savedSearch, rules.seesSearch),
  'POST /saved-searches/{id}/freeze': route(about.savedSearch, rules.seesSearch, json({ name: 'Cows', limit: 10 })),
  'POST /search/freeze': route(
    about.nothing,
    rules.anyone,
    json({ name: 'Cows', query: { q: 'cow', mode: 'text' }, limit: 10 }),
  ),
  'POST /saved-searches/{id}/looked': route(about.savedSearch, rules.seesSearch),
};
