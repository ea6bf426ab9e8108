import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SuggestionModel } from '@odr/entities';
import type { ContentId, SuggestionModelId } from '@odr/kernel';

import { endpointConfig } from './endpoint.config.js';
import { EndpointSuggester } from './endpoint.suggester.js';
import type { Shown } from './suggester.js';

type Answering = (request: IncomingMessage, response: ServerResponse, body: string) => void;

const shown: Shown = {
  contentId: 'c' as ContentId,
  width: 2_000,
  height: 1_000,
  preview: { bytes: Buffer.from('webp'), mediaType: 'image/webp', width: 1_000, height: 500 },
};

describe('asking a model over HTTP', () => {
  let server: Server;
  let answering: Answering;
  let asked = 0;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        asked++;
        answering(request, response, Buffer.concat(chunks).toString());
      });
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  });
  beforeEach(() => (asked = 0));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const model = (): SuggestionModel =>
    ({
      id: 'm' as SuggestionModelId,
      kind: 'boxes',
      modelVersion: '7',
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/suggest`,
    }) as SuggestionModel;
  const open = endpointConfig({ SUGGESTION_ENDPOINTS_ALLOW: '127.0.0.1' });
  const ask = (config = open) => new EndpointSuggester(config).suggest(model(), shown);
  const json =
    (body: unknown, status = 200): Answering =>
    (_, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };

  it('sends the picture and brings boxes to the size of the original', async () => {
    let question: unknown;
    answering = (request, response, body) => {
      question = { method: request.method, ...(JSON.parse(body) as object) };
      json({ modelVersion: '7', suggestions: [{ value: { label: 'barn', bbox: [10, 20, 30, 40] }, score: 0.8 }] })(
        request,
        response,
        body,
      );
    };

    expect(await ask()).toEqual([{ value: { label: 'barn', bbox: [20, 40, 60, 80] }, score: 0.8 }]);
    expect(question).toMatchObject({
      method: 'POST',
      kind: 'boxes',
      picture: { width: 1_000, height: 500, base64: Buffer.from('webp').toString('base64') },
    });
  });

  it('asks nobody in the house unless the configuration opens it', async () => {
    answering = json({ suggestions: [] });

    await expect(ask(endpointConfig({}))).rejects.toMatchObject({ code: 'web.not_public' });
    expect(asked).toBe(0);
  });

  it('tries again what may pass, and gives up', async () => {
    answering = (request, response, body) =>
      json({ suggestions: [] }, asked === 1 ? 503 : 200)(request, response, body);
    expect(await ask()).toEqual([]);
    expect(asked).toBe(2);

    answering = json({}, 500);
    await expect(ask()).rejects.toMatchObject({ code: 'web.host_failing' });
    expect(asked).toBe(4);
  });

  it('ends with who stalls, also in the middle', async () => {
    answering = (_, response) => void response.writeHead(200).write('{"sugg');

    await expect(ask({ ...open, totalMs: 300, attempts: 1 })).rejects.toMatchObject({ code: 'web.timeout' });
  });

  it.each<[string, Answering, string]>([
    ['no JSON', (_, response) => void response.end('<html>'), 'suggestion_model.bad_answer'],
    ['no list', json({ suggestions: 'many' }), 'suggestion_model.bad_answer'],
    ['null', json(null), 'suggestion_model.bad_answer'],
    ['another version', json({ modelVersion: '8', suggestions: [] }), 'suggestion_model.bad_answer'],
    ['a hundred thousand', json({ suggestions: Array(100_000).fill({}) }), 'suggestion_model.bad_answer'],
    ['three megabytes', json({ suggestions: ['x'.repeat(3_000_000)] }), 'web.too_large'],
    ['not found', json({}, 404), 'suggestion_model.bad_answer'],
    [
      'a way into the house',
      (_, response) => void response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
      'suggestion_model.bad_answer',
    ],
  ])('refuses %s', async (_, answer, code) => {
    answering = answer;

    await expect(ask()).rejects.toMatchObject({ code });
  });

  it('survives values that are nothing at all', async () => {
    answering = json({ suggestions: [null, 7, { value: null }, { value: { bbox: ['a', null] } }] });

    expect(await ask()).toHaveLength(4);
  });
});
