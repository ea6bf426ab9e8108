import * as about from '../kinds/index.js';
import { json, type RequestOf } from '../requests.js';
import * as rules from '../rules.js';
import { route, type Routes } from './route.js';

const tus =
  (headers: Readonly<Record<string, string>> = {}, text?: string): RequestOf =>
  () => ({ headers: { 'tus-resumable': '1.0.0', ...headers }, ...(text !== undefined && { text }) });

export const UPLOAD_ROUTES: Routes = {
  'POST /contents/check': route(
    about.nothing,
    rules.anyone,
    json(() => ({ hashes: [about.aHash()] })),
  ),
  'OPTIONS /uploads': route(about.nothing, rules.anyone),
  'POST /uploads': route(about.nothing, rules.anyone, tus({ 'upload-length': '10' })),
  'HEAD /uploads/{id}': route(about.upload, rules.onlyOwn, tus()),
  'GET /uploads/{id}': route(about.upload, rules.onlyOwn),
  'PATCH /uploads/{id}': route(
    about.upload,
    rules.onlyOwn,
    tus({ 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }, 'half'),
  ),
  'DELETE /uploads/{id}': route(about.upload, rules.onlyOwn, tus()),
};
