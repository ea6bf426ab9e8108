import { Actor } from './support/actor.js';
import { RunningSystem } from './support/running-system.js';

describe('the running system', () => {
  const { url } = RunningSystem.get();

  it('is ready', async () => {
    const response = await fetch(`${url}/health/ready`);

    expect(response.status).toBe(200);
  });

  it('serves the console, its interface and its documentation on one address', async () => {
    const pages = await Promise.all(
      ['/', '/browse', '/api/docs', '/api/openapi.json'].map((path) => fetch(url + path)),
    );

    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await pages[1]?.text()).toContain('<odr-root');
  });

  it('answers what it does not know with a problem, and takes the id of a request over', async () => {
    const response = await fetch(`${url}/api/v1/nowhere`, { headers: { 'x-request-id': 'my-own-id-1' } });

    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(response.headers.get('x-request-id')).toBe('my-own-id-1');
    expect(await response.json()).toMatchObject({
      code: 'request.not_found',
      status: 404,
      instance: expect.stringContaining('my-own-id-1'),
    });
  });

  it('keeps metrics off the public port', async () => {
    const response = await fetch(`${url}/metrics`);

    expect(response.status).toBe(404);
  });

  it('knows its administrator by the printed password', async () => {
    const administrator = await Actor.administrator();

    expect(administrator.id).toMatch(/^[0-9a-f-]{36}$/);
  });
});
