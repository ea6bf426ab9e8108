import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Principal } from '@odr/access';
import { ContentLookup } from '@odr/content';
import type { ContentId, PublicOf, SuggestionModelId } from '@odr/kernel';

import { AnnotationWorld } from '../../testing/annotation-world.js';
import { SuggestionIntakeService } from '../intake/suggestion-intake.service.js';
import { endpointConfig } from '../look/endpoint.config.js';
import { EndpointSuggester } from '../look/endpoint.suggester.js';
import type { ShownPictures } from '../look/shown-pictures.js';
import { SuggestionModelRepository } from '../model/suggestion-model.repository.js';
import { SuggestionRunRepository } from '../run/suggestion-run.repository.js';
import { SuggestionTrialService } from './suggestion-trial.service.js';

const PREVIEW = { bytes: Buffer.from('webp'), mediaType: 'image/webp', width: 320, height: 240 };

describe('trying a model behind an address', () => {
  let world: AnnotationWorld;
  let admin: Principal;
  let server: Server;
  let answer: { status: number; body: string };
  let id: SuggestionModelId;

  beforeAll(async () => {
    server = createServer((request, response) => {
      request.resume().on('end', () => response.writeHead(answer.status).end(answer.body));
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    world = await AnnotationWorld.start();
    admin = await world.person({ role: 'admin' });
    const body = {
      name: 'Barns',
      modelVersion: '1',
      kind: 'boxes',
      sourceId: await world.shipped('boxes'),
      runs: 'http',
    };
    const made = await world.post(
      '/suggestion-models',
      { ...body, endpoint: 'https://models.example.org/barns', minScore: 0.5 },
      admin,
    );
    id = String(made.body['id'] ?? '') as SuggestionModelId;
  });
  afterAll(async () => {
    await world.stop();
    server.close();
  });

  const tried = (contentId?: ContentId) => {
    const pictures: PublicOf<ShownPictures> = {
      of: (of) => Promise.resolve({ contentId: of, width: 640, height: 480, preview: PREVIEW }),
    };
    const endpoint = new EndpointSuggester(endpointConfig({ SUGGESTION_ENDPOINTS_ALLOW: '127.0.0.1' }));
    return new SuggestionTrialService(
      world.provided(SuggestionModelRepository),
      world.provided(SuggestionRunRepository),
      world.provided(ContentLookup),
      pictures as ShownPictures,
      endpoint,
      world.provided(SuggestionIntakeService),
    ).ask(id, contentId, admin);
  };
  const answers = (body: unknown, status = 200): void => {
    answer = { status, body: typeof body === 'string' ? body : JSON.stringify(body) };
  };
  const counts = (): Promise<unknown[]> =>
    world.test.asOwner(
      `SELECT (SELECT count(*)::int FROM suggestion) AS suggestions, (SELECT count(*)::int FROM suggestion_look) AS looks`,
    );

  it('has nothing to show where nothing is published', async () => {
    await expect(tried()).rejects.toMatchObject({ code: 'suggestion_model.no_picture' });
  });

  it('tells what it answers about the picture that was published last, and keeps nothing', async () => {
    const { port } = server.address() as AddressInfo;
    await world.test.asOwner(`UPDATE suggestion_model SET endpoint = $2 WHERE id = $1`, [
      id,
      `http://127.0.0.1:${port}/`,
    ]);
    await world.content(admin, { status: 'available', name: 'old.jpg' });
    const { id: newest } = await world.content(admin, { status: 'available', name: 'new.jpg' });
    await world.content(admin, { status: 'pending' });
    answers({
      suggestions: [
        { value: { label: 'barn', bbox: [10, 20, 30, 40] }, score: 0.9 },
        { value: { label: 'shed', bbox: [10, 20, 30, 40] }, score: 0.2 },
        { value: { label: 'sky', bbox: [300, 20, 300, 40] }, score: 0.9 },
      ],
    });

    const found = await tried();

    expect(found).toMatchObject({
      content: { id: newest, name: 'new.jpg' },
      given: 3,
      suggestions: [{ label: 'barn', value: { label: 'barn', bbox: [20, 40, 60, 80] }, score: 0.9 }],
      refused: [{ index: 2, reason: expect.stringContaining('outside the picture') }],
    });
    expect(await counts()).toEqual([{ suggestions: 0, looks: 0 }]);
  });

  it('says why an answer cannot be used', async () => {
    answers('<html>');
    await expect(tried()).rejects.toMatchObject({ code: 'suggestion_model.bad_answer' });
    answers({}, 503);
    await expect(tried()).rejects.toMatchObject({ code: 'web.host_failing' });
  });

  it('is refused for pictures that are not published, for models that run otherwise, and to others than administrators', async () => {
    const { id: contentId } = await world.content(admin, { status: 'pending' });
    expect((await world.post(`/suggestion-models/${id}/trial`, { contentId }, admin)).body).toMatchObject({
      code: 'suggestion_model.no_picture',
    });
    const { body } = await world.get('/suggestion-models', admin);
    const builtIn = body.items.find(({ runs }) => runs === 'built_in');
    expect((await world.post(`/suggestion-models/${String(builtIn?.['id'])}/trial`, {}, admin)).body).toMatchObject({
      code: 'suggestion_model.off',
    });
    expect((await world.post(`/suggestion-models/${id}/trial`, {}, await world.person())).status).toBe(403);
  });
});
