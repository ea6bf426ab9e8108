import { randomBytes } from 'node:crypto';
import * as about from '../kinds/index.js';
import { json } from '../requests.js';
import * as rules from '../rules.js';
import { route, type Routes } from './route.js';

const aHash = (): string => randomBytes(32).toString('hex');
const aName = (): string => `BANK_${randomBytes(6).toString('hex').toUpperCase()}`;

export const HASH_BANK_ROUTES: Routes = {
  'GET /moderation/hash-banks': route(about.nothing, rules.anyone),
  'POST /moderation/hash-banks': route(
    about.nothing,
    rules.anyone,
    json(() => ({ name: aName(), kind: 'review' })),
  ),
  'GET /moderation/hash-banks/{id}': route(about.hashBank, rules.anyone),
  'PATCH /moderation/hash-banks/{id}': route(about.hashBank, rules.anyone, json({ note: 'Spam.' })),
  'DELETE /moderation/hash-banks/{id}': route(about.hashBank, rules.anyone),
  'POST /moderation/hash-banks/{id}/resume': route(about.hashBank, rules.anyone),
  'GET /moderation/hash-banks/{id}/matches': route(about.hashBank, rules.anyone),
  'POST /moderation/hash-banks/{id}/searches': route(about.hashBank, rules.anyone),
  'POST /moderation/hash-banks/{id}/searches/{searchId}/apply': route(about.heldSearch, rules.anyone),
  'POST /moderation/hash-banks/{id}/searches/{searchId}/discard': route(about.heldSearch, rules.anyone),
  'GET /moderation/hash-banks/{id}/entries': route(about.hashBank, rules.anyone),
  'POST /moderation/hash-banks/{id}/entries': route(
    about.hashBank,
    rules.anyone,
    json(() => ({ hash: aHash() })),
  ),
  'POST /moderation/hash-banks/{id}/entries/import': route(about.hashBank, rules.anyone, () => ({
    ndjson: JSON.stringify({ hash: aHash() }),
  })),
  'GET /moderation/hash-banks/{id}/entries/export': route(about.hashBank, rules.anyone),
  'PATCH /moderation/hash-banks/{id}/entries/{entryId}': route(
    about.hashEntry,
    rules.anyone,
    json({ confirmed: 'confirmed' }),
  ),
  'DELETE /moderation/hash-banks/{id}/entries/{entryId}': route(about.hashEntry, rules.anyone),
};
