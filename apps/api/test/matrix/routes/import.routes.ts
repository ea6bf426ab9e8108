import * as about from '../kinds/index.js';
import { aName, json } from '../requests.js';
import * as rules from '../rules.js';
import { route, type Routes } from './route.js';

export const IMPORT_ROUTES: Routes = {
  'POST /imports': route(
    about.standingTeam,
    rules.contributesToTeam,
    json(({ resource: { teamId = '' } }) => ({
      kind: 'huggingface',
      teamId,
      options: { dataset: 'example/cows' },
      draft: true,
    })),
  ),
  'GET /imports': route(about.nothing, rules.anyone),
  'GET /imports/{id}': route(about.finishedImport, rules.seesImport),
  'PATCH /imports/{id}': route(
    about.draftImport,
    rules.changesImport,
    json(() => ({ name: aName() })),
  ),
  'GET /imports/{id}/items': route(about.finishedImport, rules.seesImport),
  'GET /imports/{id}/items.csv': route(about.finishedImport, rules.seesImport),
  'GET /imports/{id}/failures': route(about.finishedImport, rules.seesImport),
  'POST /imports/{id}/start': route(about.draftImport, rules.changesImport),
  'POST /imports/{id}/pause': route(about.runningImport, rules.changesImport),
  'POST /imports/{id}/resume': route(about.pausedImport, rules.changesImport),
  'POST /imports/{id}/cancel': route(about.pausedImport, rules.changesImport),
  'POST /imports/{id}/retry': route(about.finishedImport, rules.changesImport, json({})),
  'POST /imports/{id}/preview': route(about.tableDraft, rules.seesImport, json({})),
  'GET /import-mappings': route(about.nothing, rules.anyone),
  'POST /import-mappings': route(
    about.nothing,
    rules.anyone,
    json(() => ({ name: aName(), mapping: { url: { role: 'imageUrl' } } })),
  ),
  'PATCH /import-mappings/{id}': route(
    about.importMapping,
    rules.onlyOwn,
    json(() => ({ name: aName() })),
  ),
  'DELETE /import-mappings/{id}': route(about.importMapping, rules.onlyOwn),
};
