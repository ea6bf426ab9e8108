import * as about from '../kinds/index.js';
import { aName, json, pictureForm, query } from '../requests.js';
import * as rules from '../rules.js';
import { route, type Routes } from './route.js';

const CAPTION = { annotation: { caption: 'A shaggy cow.' } };

const AN_EDIT = () => ({ ids: [about.absentId()], changes: { altText: 'A shaggy cow.' } });

export const CONTENT_ROUTES: Routes = {
  'GET /licenses': route(about.nothing, rules.anyone),
  'GET /licenses/{id}': route(about.license, rules.anyone),
  'POST /contents': route(
    about.standingTeam,
    rules.contributesToTeam,
    pictureForm(({ resource: { teamId = '' } }) => ({ metadata: JSON.stringify({ license: 'CC0-1.0', teamId }) })),
  ),
  'GET /contents': route(about.nothing, rules.anyone),
  'GET /contents/refusals': route(about.nothing, rules.anyone),
  'GET /contents/{id}': route(about.content, rules.seesContent),
  'PATCH /contents/{id}': route(
    about.content,
    rules.changesContent,
    json(() => ({ name: aName() })),
  ),
  'DELETE /contents/{id}': route(about.content, rules.changesContent),
  // What is not the caller's is an outcome in the answer, and changes nothing.
  'POST /contents/bulk/preview': route(about.nothing, rules.anyone, json(AN_EDIT)),
  'POST /contents/bulk': route(about.nothing, rules.anyone, json(AN_EDIT)),
  'GET /contents/bulk': route(about.nothing, rules.anyone),
  'GET /contents/bulk/{id}': route(about.bulkEdit, rules.onlyOwn),
  'POST /contents/bulk/{id}/undo': route(about.bulkEdit, rules.onlyOwn),
  'GET /contents/mine': route(about.nothing, rules.anyone),
  'GET /contents/mine/counts': route(about.nothing, rules.anyone),
  'GET /contents/deleted': route(about.nothing, rules.anyone),
  // Of what is not deleted it asks the same as any change.
  'GET /contents/{id}/timeline': route(about.content, rules.holdsContent),
  'POST /contents/{id}/restore': route(about.content, rules.changesContent),
  'GET /contents/{id}/file': route(about.content, rules.seesContent, query('variant=original')),
  'GET /contents/{id}/authors': route(about.content, rules.seesContent),
  'GET /contents/{id}/sources': route(about.content, rules.seesContent),
  'POST /contents/{id}/sources': route(
    about.content,
    rules.changesContent,
    json({ value: 'https://example.org/field' }),
  ),
  'PATCH /contents/{id}/sources/{sourceId}': route(
    about.contentPart,
    rules.changesContent,
    json({ value: 'https://example.org/field' }),
    { heldUpBy: ['content.source_not_found'] },
  ),
  'DELETE /contents/{id}/sources/{sourceId}': route(about.contentPart, rules.changesContent, undefined, {
    heldUpBy: ['content.source_not_found'],
  }),
  'POST /contents/{id}/authors': route(about.content, rules.changesContent, json({ name: 'Ada' })),
  'PATCH /contents/{id}/authors/{authorId}': route(about.contentPart, rules.changesContent, json({ name: 'Ada' }), {
    heldUpBy: ['content.author_not_found'],
  }),
  'DELETE /contents/{id}/authors/{authorId}': route(about.contentPart, rules.changesContent, undefined, {
    heldUpBy: ['content.author_not_found'],
  }),
  'GET /contents/{id}/events': route(about.content, rules.seesContent),
  'GET /contents/{id}/web-observations': route(about.content, rules.seesContent),
  'GET /contents/{id}/scans': route(about.content, rules.seesContent),
  'GET /contents/{id}/receipts': route(about.content, rules.holdsContent),
  'GET /contents/{id}/attribution': route(about.content, rules.seesContent, query('format=text')),
  'GET /contents/by-hash/{sha256}': route(about.content, rules.seesContent),
  'GET /contents/{id}/duplicates': route(about.content, rules.seesContent),
  'POST /contents/match': route(about.nothing, rules.anyone, pictureForm()),
  'GET /duplicates/clusters': route(about.nothing, rules.anyone),
  'GET /duplicates/clusters/{id}': route(about.duplicateCluster, rules.holdsContent),
  'POST /duplicates/clusters/{id}/resolve': route(
    about.duplicateCluster,
    rules.changesContent,
    json(({ resource: { first = '', second = '' } }) => ({ version: 1, keep: [first, second], remove: [] })),
  ),
  'POST /duplicates/resolutions/{id}/undo': route(about.duplicateResolution, rules.ownOrAll),
  'GET /annotation-vocabulary': route(about.nothing, rules.anyone, query('kind=tag')),
  'GET /annotations/bulk': route(about.nothing, rules.anyone),
  'GET /annotations/export': route(about.nothing, rules.anyone, query('format=csv')),
  'GET /annotations/export/preview': route(about.nothing, rules.anyone, query('format=csv')),
  'GET /annotations/export/losses': route(about.nothing, rules.anyone, query('format=csv')),
  'GET /annotation-cleaning': route(about.nothing, rules.anyone, query('mode=fixed')),
  'POST /annotation-cleaning': route(
    about.nothing,
    rules.anyone,
    query('mode=fixed&contentId=01900000-0000-7000-8000-000000000000'),
  ),
  'POST /annotation-cleaning/undo': route(
    about.nothing,
    rules.anyone,
    json(() => ({ items: [{ id: '01900000-0000-7000-8000-000000000000', version: 2 }] })),
  ),
  'POST /annotation-cleaning/runs': route(
    about.nothing,
    rules.anyone,
    json(() => ({ mode: 'fixed', contentId: '01900000-0000-7000-8000-000000000000' })),
  ),
  'GET /annotation-cleaning/runs': route(about.nothing, rules.anyone),
  'GET /annotation-cleaning/runs/{id}': route(about.annotationCleaning, rules.ownOrAll),
  'GET /annotation-cleaning/runs/{id}/annotations': route(about.annotationCleaning, rules.ownOrAll),
  'POST /annotation-cleaning/runs/{id}/cancel': route(about.annotationCleaning, rules.ownOrAll, undefined, {
    heldUpBy: ['annotation_cleaning.illegal_transition'],
  }),
  'POST /annotation-cleaning/runs/{id}/undo': route(about.annotationCleaning, rules.ownOrAll),
  'POST /annotations/import': route(about.nothing, rules.anyone, (given) => ({
    ...pictureForm()(given),
    query: 'format=csv&dryRun=true',
  })),
  'POST /annotations/bulk': route(about.nothing, rules.anyone, () => ({ ndjson: '{}\n' })),
  'GET /contents/{id}/annotations': route(about.content, rules.seesContent),
  'POST /contents/{id}/annotations': route(
    about.content,
    rules.seesContent,
    json(({ world }) => ({ ...CAPTION, sourceIds: [world.sourceId] })),
  ),
  'GET /annotations/{id}': route(about.annotation, rules.seesContent),
  'PATCH /annotations/{id}': route(about.annotation, rules.changesAnnotation, json(CAPTION)),
  'DELETE /annotations/{id}': route(about.annotation, rules.changesAnnotation),
  'GET /annotations/{id}/versions': route(about.annotation, rules.seesContent),
  'GET /annotations/{id}/versions/{version}': route(about.annotation, rules.seesContent),
  'GET /annotations/{id}/diff': route(about.annotation, rules.seesContent, query('from=1&to=1')),
  'GET /annotations/{id}/blame': route(about.annotation, rules.seesContent),
  'POST /annotations/{id}/revert': route(
    about.annotation,
    rules.changesAnnotation,
    json(() => ({ version: 1 })),
  ),
  'GET /annotations/deleted': route(about.nothing, rules.anyone),
  'POST /annotations/{id}/restore': route(about.deletedAnnotation, rules.ownOrAll),
  'GET /embedding-engines': route(about.nothing, rules.anyone),
  'POST /embedding-engines': route(
    about.nothing,
    rules.anyone,
    json(() => ({
      name: `engine-${Math.random()}`,
      type: 'content',
      version: '1',
      dimension: 3,
      metric: 'cosine',
      modality: 'image',
      license: 'MIT',
      backend: { kind: 'client' },
    })),
  ),
  'GET /embedding-engines/{engine}': route(about.engine, rules.anyone),
  'PATCH /embedding-engines/{engine}': route(about.engine, rules.anyone, json({ description: 'Reads captions.' })),
  'GET /embedding-engines/{engine}/coverage': route(about.engine, rules.anyone),
  // A success takes an engine that has seen everything.
  'POST /embedding-engines/{engine}/switch': route(about.clientEngine, rules.anyone, undefined, {
    heldUpBy: ['embedding_engine.incomplete'],
  }),
  'POST /embedding-engines/{engine}/retire': route(about.clientEngine, rules.anyone),
  'PUT /contents/{id}/embeddings/{engine}': route(
    about.broughtContent,
    rules.changesContent,
    json({ vector: [1, 0, 0] }),
  ),
  'PUT /annotations/{id}/embeddings/{engine}': route(
    about.broughtAnnotation,
    rules.changesAnnotation,
    json({ vector: [1, 0, 0] }),
  ),
  'GET /annotations/{id}/embeddings': route(about.annotation, rules.seesContent),
  'GET /annotations/{id}/embeddings/{engine}': route(about.embeddedAnnotation, rules.seesContent),
  'POST /embeddings/bulk': route(about.clientEngine, rules.anyone, ({ resource }) => ({
    query: `engine=${resource['engine'] ?? ''}`,
    ndjson: '{}\n',
  })),
  'GET /contents/{id}/embeddings': route(about.content, rules.seesContent),
  'GET /contents/{id}/embeddings/{engine}': route(about.embeddedContent, rules.seesContent),
  'POST /embeddings/compute': route(
    about.embeddedContent,
    rules.seesContent,
    json(({ resource: { id, engine } }) => ({ contentId: id, engine })),
    // The model may have to be fetched first; whether one may ask is settled before.
    { heldUpBy: ['embedding_engine.unavailable'] },
  ),
  'POST /embeddings/compare': route(
    about.embeddedContent,
    rules.seesContent,
    json(({ resource: { id, engine } }) => ({ a: { contentId: id }, b: { contentId: id }, engine })),
  ),
  'POST /embeddings/backfill': route(
    about.engine,
    rules.anyone,
    json(({ resource: { engine } }) => ({ engine })),
  ),
  'GET /search': route(about.nothing, rules.anyone, query('q=cow&mode=text')),
  'GET /search/suggestions': route(about.nothing, rules.anyone, query('q=cow')),
  'POST /search/similar': route(
    about.content,
    rules.seesContent,
    json(({ resource: { id } }) => ({ contentId: id })),
  ),
  'POST /exports': route(about.nothing, rules.anyone, json({ format: 'jsonl' })),
  'GET /exports': route(about.nothing, rules.anyone),
  'GET /exports/{id}': route(about.finishedExport, rules.ownOrAll),
  'POST /exports/{id}/pause': route(about.finishedExport, rules.onlyOwn, undefined, {
    heldUpBy: ['export.illegal_transition'],
  }),
  'POST /exports/{id}/resume': route(about.finishedExport, rules.onlyOwn, undefined, {
    heldUpBy: ['export.illegal_transition'],
  }),
  'POST /exports/{id}/cancel': route(about.finishedExport, rules.onlyOwn, undefined, {
    heldUpBy: ['export.illegal_transition'],
  }),
  'POST /exports/{id}/pushes': route(
    about.finishedExport,
    rules.ownOrAll,
    json({ s3: { bucket: 'cows', endpoint: 'http://127.0.0.1', accessKeyId: 'a', secretAccessKey: 'b' } }),
    // Nothing leaves the machine: what would be allowed is held up by its address.
    { heldUpBy: ['push.address_refused'] },
  ),
  'GET /exports/{id}/pushes': route(about.finishedExport, rules.ownOrAll),
  'GET /pushes/{id}': route(about.finishedPush, rules.ownOrAll),
  'POST /pushes/{id}/pause': route(about.finishedPush, rules.onlyOwn, undefined, {
    heldUpBy: ['push.illegal_transition'],
  }),
  'POST /pushes/{id}/resume': route(about.finishedPush, rules.onlyOwn, undefined, {
    heldUpBy: ['push.illegal_transition'],
  }),
  'POST /pushes/{id}/cancel': route(about.finishedPush, rules.onlyOwn, undefined, {
    heldUpBy: ['push.illegal_transition'],
  }),
  'GET /exports/{id}/files/{name}': route(about.finishedExport, rules.ownOrAll),
  'GET /contents/{id}/agreements': route(about.content, rules.seesContent),
};
