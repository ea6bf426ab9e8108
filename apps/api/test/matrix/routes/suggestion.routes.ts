import * as about from '../kinds/index.js';
import { json } from '../requests.js';
import * as rules from '../rules.js';
import { route, type Routes } from './route.js';

const REJECTED = json({ outcome: 'rejected' });

export const SUGGESTION_ROUTES: Routes = {
  'GET /contents/{id}/suggestions': route(about.content, rules.seesContent),
  'POST /contents/{id}/suggestions/request': route(about.content, rules.seesContent, json({ modelIds: [] })),
  'POST /suggestions/{id}/decision': route(about.suggestion, rules.describesContent, REJECTED),
  'POST /suggestions/decisions': route(
    about.suggestion,
    rules.describesContent,
    json(({ resource: { id = '' } }) => ({ suggestionIds: [id], outcome: 'rejected' })),
  ),
  'DELETE /suggestions/{id}/decision': route(about.decidedSuggestion, rules.changesAnnotation),
  'GET /suggestion-models': route(about.nothing, rules.anyone),
  'POST /suggestion-models': route(
    about.nothing,
    rules.anyone,
    json(({ world }) => ({
      name: `model ${Math.random()}`,
      modelVersion: '1',
      kind: 'tags',
      sourceId: world.sourceId,
      runs: 'pushed',
    })),
  ),
  'GET /suggestion-models/{id}': route(about.suggestionModel, rules.anyone),
  'PATCH /suggestion-models/{id}': route(about.suggestionModel, rules.anyone, json({ minScore: 0.5 })),
  'GET /suggestion-models/{id}/quality': route(about.suggestionModel, rules.anyone),
  'POST /suggestion-models/{id}/acceptances/undo': route(about.suggestionModel, rules.anyone),
  'POST /suggestion-models/{id}/suggestions': route(
    about.pushedModel,
    rules.ownOrPermitted('suggestion_model.manage'),
    () => ({ ndjson: '{}\n' }),
  ),
  'POST /suggestion-models/{id}/runs': route(about.suggestionModel, rules.anyone, json({})),
  'GET /suggestion-models/{id}/runs': route(about.suggestionModel, rules.anyone),
  'GET /suggestion-models/{id}/runs/estimate': route(about.suggestionModel, rules.anyone),
  // A success takes a model that is asked over HTTP, and somebody who answers.
  'POST /suggestion-models/{id}/trial': route(about.suggestionModel, rules.anyone, json({}), {
    heldUpBy: ['suggestion_model.off'],
  }),
  'POST /suggestion-runs/{id}/pause': route(about.suggestionRun, rules.anyone),
  'POST /suggestion-runs/{id}/resume': route(about.suggestionRun, rules.anyone),
  'POST /suggestion-runs/{id}/cancel': route(about.suggestionRun, rules.anyone),
};
