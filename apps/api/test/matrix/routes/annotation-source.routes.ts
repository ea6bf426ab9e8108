import * as about from '../kinds/index.js';
import { aName, json, query } from '../requests.js';
import * as rules from '../rules.js';
import { route, type Routes } from './route.js';

const SCHEMA = { annotationSchema: { type: 'object' } };
const looksAfterSource = rules.ownOrPermitted('annotation_source.manage_any');

/** Sources of annotations, their schemas, and what those make of the annotations there are. */
export const ANNOTATION_SOURCE_ROUTES: Routes = {
  'GET /annotation-sources': route(about.nothing, rules.anyone),
  'POST /annotation-sources': route(
    about.nothing,
    rules.anyone,
    json(() => ({ name: aName(), type: 'other', annotationSchema: { type: 'object' }, license: 'CC0-1.0' })),
  ),
  'GET /annotation-sources/{id}': route(about.annotationSource, rules.anyone),
  'PATCH /annotation-sources/{id}': route(
    about.annotationSource,
    looksAfterSource,
    json(() => ({ name: aName() })),
  ),
  'DELETE /annotation-sources/{id}': route(about.annotationSource, looksAfterSource),
  'POST /annotation-schemas/check': route(about.nothing, rules.anyone, json(SCHEMA)),
  'GET /annotation-sources/{id}/schemas': route(about.annotationSource, rules.anyone),
  'GET /annotation-sources/{id}/schemas/diff': route(about.annotationSource, rules.anyone, query('from=1&to=1')),
  'GET /annotation-sources/{id}/schemas/{version}': route(about.annotationSource, rules.anyone),
  'POST /annotation-sources/{id}/schemas/check': route(about.annotationSource, looksAfterSource, json(SCHEMA)),
  'POST /annotation-sources/{id}/revalidations': route(about.annotationSource, looksAfterSource),
  'GET /annotation-sources/{id}/revalidations': route(about.annotationSource, rules.anyone),
  'GET /annotation-sources/{id}/invalid-annotations': route(about.annotationSource, rules.anyone),
  'GET /annotation-revalidations/{id}': route(about.annotationRevalidation, rules.anyone),
  'POST /annotation-revalidations/{id}/cancel': route(about.annotationRevalidation, looksAfterSource),
};
