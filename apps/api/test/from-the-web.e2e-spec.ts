import {
  type CreateImportRequest,
  contentGet,
  importCreate,
  importGet,
  importItems,
  type ImportResponse,
} from '@odr/sdk';
import { Actor } from './support/actor.js';
import { ok } from './support/answers.js';
import { aPicture } from './support/pictures.js';
import { RunningSystem } from './support/running-system.js';
import { until } from './support/waiting.js';
import { WebSite } from './support/web-site.js';

let site: WebSite;
let carla: Actor;

beforeAll(async () => {
  [site, carla] = [await WebSite.open(), await Actor.contributor()];
});
afterAll(() => site.close());

async function imported(urls: readonly string[]): Promise<ImportResponse> {
  const body: CreateImportRequest = { kind: 'urls', urls: [...urls], defaults: { license: 'CC0-1.0' } };
  const { id } = await ok(importCreate({ client: carla.client, body }));
  return until(`import ${id} is through`, async () => {
    const found = await ok(importGet({ client: carla.client, path: { id } }));
    return found.state === 'done' && found;
  });
}

const get = async (path: string): Promise<Response> =>
  fetch(`${RunningSystem.get().url}/api/v1${path}`, { headers: { authorization: `Bearer ${carla.accessToken}` } });

describe('pictures from the web', () => {
  const outcomes: Record<string, { readonly outcome: string; readonly contentId: string | null }> = {};
  let done: ImportResponse;

  beforeAll(async () => {
    const cow = await aPicture({ format: 'png' });
    const png = { 'content-type': 'image/png' };
    site
      .has('/robots.txt', 'User-agent: *\nDisallow: /private/\nContent-Usage: /usage/ train-ai=n')
      .has('/.well-known/tdmrep.json', JSON.stringify([{ location: '/reserved/', 'tdm-reservation': 1 }]))
      .has('/cow.png', cow, { ...png, etag: '"cow-1"', 'last-modified': 'Sun, 01 Nov 2026 10:00:00 GMT' })
      .sends('/moved', 301, { location: '/goat.png' })
      .has('/goat.png', await aPicture({ format: 'png' }), png)
      .has('/noai.png', cow, { ...png, 'x-robots-tag': 'noai' })
      .has('/reserved/a.png', cow, png)
      .has('/usage/a.png', cow, png)
      .sends('/inside', 302, { location: 'http://169.254.169.254/latest/meta-data/' })
      .has('/page', '<!doctype html>', { 'content-type': 'text/html' });
    const paths = ['/cow.png', '/cow.png', '/cow.png#top', '/moved', '/noai.png', '/private/a.png', '/reserved/a.png'];
    const others = ['/usage/a.png', '/inside', '/page', '/gone.png'];

    done = await imported([...paths, ...others].map((path) => site.url + path));

    const { items } = await ok(importItems({ client: carla.client, path: { id: done.id } }));
    for (const { key, state, error, contentId } of items) {
      outcomes[key.replace(site.url, '')] = { outcome: error?.code ?? state, contentId };
    }
  });

  it('come in where they are welcome, each address once, and every other says why not', () => {
    expect(Object.fromEntries(Object.entries(outcomes).map(([path, { outcome }]) => [path, outcome]))).toEqual({
      '/cow.png': 'done',
      '/moved': 'done',
      '/noai.png': 'web.noai',
      '/private/a.png': 'web.robots_disallowed',
      '/reserved/a.png': 'web.tdm_reserved',
      '/usage/a.png': 'web.usage_refused',
      '/inside': 'web.not_public',
      '/page': 'web.unexpected_type',
      '/gone.png': 'web.not_found',
    });
    expect(done.counts).toMatchObject({ created: 2, failed: 7 });
    expect(site.asked).not.toContain('GET /private/a.png');
    expect(site.asked.filter((asked) => asked === 'GET /robots.txt')).toHaveLength(1);
  });

  it('say the same in the list for a spreadsheet', async () => {
    const csv = await (await get(`/imports/${done.id}/items.csv`)).text();
    expect(csv).toContain('web.robots_disallowed');
    expect(csv.trim().split('\n')).toHaveLength(1 + Object.keys(outcomes).length);
  });

  it('keep where they are from, and what was said there', async () => {
    const id = outcomes['/cow.png']?.contentId ?? '';
    expect(await ok(contentGet({ client: carla.client, path: { id } }))).toMatchObject({
      name: 'cow.png',
      license: 'CC0-1.0',
    });

    expect(await (await get(`/contents/${id}/sources`)).json()).toMatchObject({
      items: [{ type: 'url', value: `${site.url}/cow.png`, metadata: { served: { status: 200, etag: '"cow-1"' } } }],
    });
    const { items } = (await (await get(`/contents/${id}/web-observations`)).json()) as { items: object[] };
    expect(items.at(-1)).toMatchObject({
      url: `${site.url}/cow.png`,
      purpose: 'import',
      outcome: 'ok',
      etag: '"cow-1"',
      lastModified: 'Sun, 01 Nov 2026 10:00:00 GMT',
      signals: { robots: { isAllowed: true } },
      optOuts: [],
    });
  });

  it('say where a redirect led', async () => {
    const { items } = (await (await get(`/contents/${outcomes['/moved']?.contentId}/web-observations`)).json()) as {
      items: object[];
    };
    expect(items.at(-1)).toMatchObject({ url: `${site.url}/moved`, finalUrl: `${site.url}/goat.png` });
  });

  it('are not doubled when the same list comes again', async () => {
    const again = await imported([`${site.url}/cow.png`, `${site.url}/moved`]);
    expect(again.counts).toMatchObject({ created: 0, duplicate: 2, failed: 0 });
  });

  it.each([
    ['no address', {}, 'kind'],
    ['an empty list', { urls: [] }, 'urls'],
    ['an endless address', { urls: ['x'.repeat(2_001)] }, 'urls'],
  ])('are not asked for by %s', async (_what, wish, path) => {
    const { error, response } = await importCreate({ client: carla.client, body: { kind: 'urls', ...wish } });
    expect(response?.status).toBe(400);
    expect(error).toMatchObject({ code: 'request.invalid', errors: [{ path }] });
  });
});
