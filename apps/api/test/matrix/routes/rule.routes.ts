import * as about from '../kinds/index.js';
import { json } from '../requests.js';
import * as rules from '../rules.js';
import { route, type Routes } from './route.js';

export const RULE_ROUTES: Routes = {
  'GET /moderation/rules': route(about.nothing, rules.anyone),
  'POST /moderation/rules': route(
    about.nothing,
    rules.anyone,
    json({ name: 'Not safe for work', expression: 'flagged.nsfw', action: 'flag' }),
    // Whoever comes second finds the name taken.
    { heldUpBy: ['rule.name_taken'] },
  ),
  'GET /moderation/rules/facts': route(about.nothing, rules.anyone),
  'POST /moderation/rules/check': route(about.nothing, rules.anyone, json({ expression: 'flagged.nsfw' })),
  'GET /moderation/rules/settings': route(about.nothing, rules.anyone),
  'PUT /moderation/rules/settings': route(about.nothing, rules.anyone, json({ precisionFloor: 0.5, minJudgedHits: 1 })),
  'GET /moderation/rules/backtests/{backtestId}': route(about.backtest, rules.anyone),
  'POST /moderation/rules/backtests/{backtestId}/cancel': route(about.backtest, rules.anyone),
  'GET /moderation/rules/{id}': route(about.moderationRule, rules.anyone),
  'PATCH /moderation/rules/{id}': route(about.moderationRule, rules.anyone, json({ maxDailyActions: 5 })),
  'GET /moderation/rules/{id}/history': route(about.moderationRule, rules.anyone),
  'GET /moderation/rules/{id}/proof': route(about.moderationRule, rules.anyone),
  'GET /moderation/rules/{id}/hits': route(about.moderationRule, rules.anyone),
  'GET /moderation/rules/{id}/backtests': route(about.moderationRule, rules.anyone),
  'POST /moderation/rules/{id}/backtest': route(about.moderationRule, rules.anyone, json({ last: 1 })),
};
