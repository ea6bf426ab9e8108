import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';

import { SearchClient, type SearchQuestion } from './search-client.js';

const NOTHING: SearchQuestion = { q: '', mode: '', filters: {}, like: [], unlike: [], picture: '', engine: '' };

describe('what the server is asked', () => {
  let client: SearchClient;
  let http: HttpTestingController;
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    client = TestBed.inject(SearchClient);
    http = TestBed.inject(HttpTestingController);
  });
  afterEach(() => http.verify());

  it('is for what is published, with a count on the first page only', () => {
    void client.find({ ...NOTHING, q: 'cow', mode: 'text', filters: { license: 'MIT,CC0-1.0' } }, undefined);
    void client.find({ ...NOTHING, mode: 'text', filters: { status: 'any' } }, 'later');

    const [first, second] = http.match(() => true);
    expect(first?.request.urlWithParams).toBe(
      '/api/v1/search?license=MIT,CC0-1.0&status=available&q=cow&mode=text&limit=48&total=true',
    );
    // Without words there is nothing to rank.
    expect(second?.request.urlWithParams).toBe('/api/v1/search?limit=48&cursor=later');
  });

  it('goes by one picture, by several, and by one that comes along', () => {
    const file = new File(['x'], 'mine.png');
    void client.find({ ...NOTHING, like: ['a'], filters: { format: 'png' } }, undefined);
    void client.find({ ...NOTHING, like: ['a', 'b'], unlike: ['c'], explain: true }, undefined);
    void client.find({ ...NOTHING, picture: 'key', file, unlike: ['c'] }, undefined);

    const [one, several, brought] = http.match('/api/v1/search/similar').map(({ request }) => request.body);
    expect(one).toEqual({ contentId: 'a', format: 'png', status: 'available', limit: 48 });
    expect(several).toMatchObject({
      explain: true,
      examples: [{ contentId: 'a' }, { contentId: 'b' }, { contentId: 'c', against: true }],
    });
    expect([...brought.keys()]).toEqual(['status', 'limit', 'examples', 'file']);
    expect(brought.get('file').name).toBe('mine.png');
    expect(JSON.parse(brought.get('examples'))).toEqual([{ contentId: 'c', against: true }]);
  });

  it('is for more of what is alike, up to the last that can be had', async () => {
    const items = Array.from({ length: 200 }, (_, at) => ({ content: { id: `p${at}` } }));
    const page = client.find({ ...NOTHING, like: ['a'] }, '48');
    const first = http.expectOne('/api/v1/search/similar');
    expect(first.request.body).toMatchObject({ limit: 96 });
    first.flush({ items: items.slice(0, 96) });
    expect((await page).items.map(({ content }) => content.id).slice(0, 1)).toEqual(['p48']);
    expect((await page).nextCursor).toBe('96');

    const last = client.find({ ...NOTHING, like: ['a'] }, '192');
    http.expectOne('/api/v1/search/similar').flush({ items });
    expect(await last).toMatchObject({ nextCursor: null, items: items.slice(192) });
  });

  it('is given up when nobody waits any more', async () => {
    const waiting = new AbortController();
    const answer = client.find({ ...NOTHING, q: 'c' }, undefined, waiting.signal);
    const asked = http.expectOne(({ url }) => url === '/api/v1/search');

    waiting.abort();

    await expect(answer).rejects.toThrow();
    expect(asked.cancelled).toBe(true);
  });

  it('says how much of a picture has arrived', async () => {
    const told: number[] = [];
    const answer = client.find(
      { ...NOTHING, picture: 'key', file: new File(['x'], 'x.png') },
      undefined,
      undefined,
      (share01) => told.push(share01),
    );
    const asked = http.expectOne('/api/v1/search/similar');
    asked.event({ type: 1, loaded: 5, total: 10 });
    asked.flush({ items: [] });

    expect((await answer).items).toEqual([]);
    expect(told).toEqual([0.5]);
  });
});
