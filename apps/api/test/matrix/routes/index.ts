import { ACCOUNT_ROUTES } from './account.routes.js';
import { ADMINISTRATION_ROUTES } from './administration.routes.js';
import { ANNOTATION_QUALITY_ROUTES } from './annotation-quality.routes.js';
import { ANNOTATION_SOURCE_ROUTES } from './annotation-source.routes.js';
import { ANNOTATION_CAMPAIGN_ROUTES } from './annotation-campaign.routes.js';
import { CONTENT_SET_ROUTES } from './content-set.routes.js';
import { CONTENT_ROUTES } from './content.routes.js';
import { DATASET_ROUTES } from './dataset.routes.js';
import { DECISION_ROUTES } from './decision.routes.js';
import { DISCOVERY_ROUTES } from './discovery.routes.js';
import { HASH_BANK_ROUTES } from './hash-bank.routes.js';
import { IMPORT_ROUTES } from './import.routes.js';
import { LICENSING_ROUTES } from './licensing.routes.js';
import { MAP_ROUTES } from './map.routes.js';
import { MODERATION_QUEUE_ROUTES } from './moderation-queue.routes.js';
import { MODERATION_BATCH_ROUTES } from './moderation-batch.routes.js';
import { MODERATION_ROUTES } from './moderation.routes.js';
import type { Routes } from './route.js';
import { RULE_ROUTES } from './rule.routes.js';
import { SUGGESTION_ROUTES } from './suggestion.routes.js';
import { TEAM_ROUTES } from './team.routes.js';
import { UPLOAD_ROUTES } from './upload.routes.js';

export type { Route } from './route.js';

/** One line a route: what it is about, for whom, and a valid request. */
export const ROUTES: Routes = {
  ...ACCOUNT_ROUTES,
  ...ADMINISTRATION_ROUTES,
  ...ANNOTATION_QUALITY_ROUTES,
  ...ANNOTATION_SOURCE_ROUTES,
  ...ANNOTATION_CAMPAIGN_ROUTES,
  ...CONTENT_ROUTES,
  ...CONTENT_SET_ROUTES,
  ...DATASET_ROUTES,
  ...DECISION_ROUTES,
  ...DISCOVERY_ROUTES,
  ...HASH_BANK_ROUTES,
  ...IMPORT_ROUTES,
  ...LICENSING_ROUTES,
  ...MAP_ROUTES,
  ...MODERATION_QUEUE_ROUTES,
  ...MODERATION_BATCH_ROUTES,
  ...MODERATION_ROUTES,
  ...RULE_ROUTES,
  ...SUGGESTION_ROUTES,
  ...TEAM_ROUTES,
  ...UPLOAD_ROUTES,
};
