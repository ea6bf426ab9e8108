import * as about from '../kinds/index.js';
import { json, query } from '../requests.js';
import * as rules from '../rules.js';
import { route, type Routes } from './route.js';

/** Nobody has drawn a map here; what maps show to whom is proved where they are read. */
const NO_MAP = { heldUpBy: ['search_map.not_found'] };

export const MAP_ROUTES: Routes = {
  'GET /search/map': route(about.nothing, rules.anyone),
  'GET /search/map/summary': route(about.nothing, rules.anyone, query('colour=license'), NO_MAP),
  'GET /search/map/tiles/{zoom}/{x}/{y}': route(about.mapTile, rules.anyone, query('colour=license'), NO_MAP),
  'POST /search/map/select': route(about.nothing, rules.anyone, json({ polygon: [0, 0, 1, 0, 1, 1] }), NO_MAP),
  'POST /search/map/locate': route(
    about.nothing,
    rules.anyone,
    json(() => ({ contentIds: [about.absentId()] })),
    NO_MAP,
  ),
  'GET /search/map/versions': route(about.nothing, rules.anyone),
  'POST /search/map/versions': route(about.nothing, rules.anyone, json({}), {
    heldUpBy: ['search_map.too_small', 'search_map.being_drawn'],
  }),
};
