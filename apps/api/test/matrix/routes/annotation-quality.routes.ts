import * as about from '../kinds/index.js';
import * as rules from '../rules.js';
import { route, type Routes } from './route.js';

/** How much annotators agree. Of people there is only what is their own, unless they moderate. */
export const ANNOTATION_QUALITY_ROUTES: Routes = {
  'GET /annotation-quality/overview': route(about.nothing, rules.anyone),
  'GET /annotation-quality/sources/{id}': route(about.annotationSource, rules.anyone),
  'GET /annotation-quality/sets/{id}': route(about.contentSet, rules.seesContent),
  'GET /annotation-quality/annotators': route(about.nothing, rules.anyone),
  'GET /annotation-quality/items': route(about.nothing, rules.anyone),
  'GET /annotation-quality/ratings': route(about.nothing, rules.anyone),
  'POST /annotation-quality/measurements': route(about.nothing, rules.anyone),
};
