import { newId } from '@odr/kernel';
import * as about from '../kinds/index.js';
import { json, query } from '../requests.js';
import * as rules from '../rules.js';
import { route, type Routes } from './route.js';

export const DATASET_ROUTES: Routes = {
  'GET /datasets': route(about.nothing, rules.anyone),
  'POST /datasets': route(
    about.nothing,
    rules.anyone,
    json(() => ({ name: `cows-${newId<string>()}` })),
  ),
  'GET /datasets/{id}': route(about.dataset, rules.seesContent),
  'PATCH /datasets/{id}': route(about.dataset, rules.changesSet, json({ title: 'Bulls' })),
  'DELETE /datasets/{id}': route(about.draftDataset, rules.changesSet),
  'GET /datasets/{id}/versions': route(about.dataset, rules.seesContent),
  'POST /datasets/{id}/versions': route(
    about.dataset,
    rules.changesSet,
    json(() => ({ contentIds: [about.absentId()] })),
    { heldUpBy: ['dataset.nothing_to_release'] },
  ),
  'POST /datasets/{id}/preview': route(about.dataset, rules.answersForDataset, json({ query: {} })),
  'GET /datasets/{id}/versions/{v}': route(about.dataset, rules.seesContent),
  'POST /datasets/{id}/versions/{v}/pause': route(about.dataset, rules.changesSet, undefined, {
    heldUpBy: ['dataset_version.illegal_transition'],
  }),
  'POST /datasets/{id}/versions/{v}/resume': route(about.dataset, rules.changesSet, undefined, {
    heldUpBy: ['dataset_version.illegal_transition'],
  }),
  'POST /datasets/{id}/versions/{v}/cancel': route(about.dataset, rules.changesSet, undefined, {
    heldUpBy: ['dataset_version.illegal_transition'],
  }),
  'POST /datasets/{id}/versions/{v}/withdraw': route(
    about.dataset,
    rules.answersForDataset,
    json({ reason: 'defect', statement: 'It is not what it says.' }),
    { heldUpBy: ['dataset_version.withdrawn'] },
  ),
  'GET /datasets/{id}/versions/{v}/card': route(about.dataset, rules.seesContent),
  'GET /datasets/{id}/versions/{v}/manifest': route(about.dataset, rules.seesContent),
  'GET /datasets/{id}/versions/{v}/diff': route(about.dataset, rules.seesContent, query('against=1.0.0')),
  'GET /datasets/{id}/versions/{v}/proof': route(
    about.dataset,
    rules.seesContent,
    ({ resource: { contentId = '' } }) => ({ query: `contentId=${contentId}` }),
  ),
  'POST /datasets/{id}/versions/{v}/exports': route(about.dataset, rules.seesContent, json({ format: 'jsonl' })),
  'GET /datasets/{id}/versions/{v}/exports': route(about.dataset, rules.seesContent),
  'GET /datasets/{id}/versions/{v}/items/{contentId}': route(about.dataset, rules.seesContent),
  'GET /datasets/{id}/withdrawals': route(about.dataset, rules.seesContent),
  'POST /datasets/{id}/acknowledgements': route(
    about.dataset,
    rules.seesContent,
    json({ sequence: 0, rootHash: 'a'.repeat(64), pruned: 0 }),
  ),
  'GET /datasets/{id}/receivers': route(about.dataset, rules.answersForDataset),
  'GET /datasets/{id}/versions/{v}/exclusions': route(about.dataset, rules.answersForDataset),
};
