import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EmbeddingEngine } from '@odr/entities';
import { checked } from '../checked-embedder.js';
import { endpointConfig, type EndpointConfig } from '../endpoint.config.js';
import type { EngineSecrets } from '../engine-secrets.js';
import { HttpBackend } from './http.backend.js';
import { HttpExchange } from './http-exchange.js';

type Answering = (response: ServerResponse, body: Record<string, unknown>, request: IncomingMessage) => void;

const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Answering =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

describe('an engine behind an address', () => {
  let server: Server;
  let answering: Answering;
  let asked: { body: Record<string, unknown>; request: IncomingMessage }[];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
        asked.push({ body, request });
        answering(response, body, request);
      });
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  });
  beforeEach(() => (asked = []));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const open: EndpointConfig = { ...endpointConfig({ EMBEDDING_ENDPOINTS_ALLOW: '127.0.0.1' }), retryAfterMs: 1 };
  const engineOf = (style: 'openai' | 'plain'): EmbeddingEngine =>
    ({
      id: 'e',
      name: 'theirs',
      dimension: 2,
      metric: 'cosine',
      reads: ['text', 'image'],
      backend: {
        kind: 'http',
        style,
        model: 'm-1',
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/embeddings`,
      },
    }) as unknown as EmbeddingEngine;
  const secrets = { reveal: () => Promise.resolve('s3cret') } as unknown as EngineSecrets;
  const backendWith = (config = open) => new HttpBackend(new HttpExchange(config), secrets, config);
  const texts = (
    given: string[],
    {
      style = 'plain' as 'plain' | 'openai',
      backend = backendWith(),
      signal = undefined as AbortSignal | undefined,
    } = {},
  ) => checked(engineOf(style), backend.embedder(engineOf(style))).embedTexts?.(given, signal);

  it('speaks as OpenAI does, and takes vectors by their index', async () => {
    answering = json({
      data: [
        { index: 1, embedding: [0, 1] },
        { index: 0, embedding: [1, 0] },
      ],
    });

    expect(await texts(['a', 'b'], { style: 'openai' })).toEqual([Float32Array.of(1, 0), Float32Array.of(0, 1)]);
    expect(asked[0]?.body).toEqual({ input: ['a', 'b'], model: 'm-1', encoding_format: 'float' });
    expect(asked[0]?.request.headers).toMatchObject({ authorization: 'Bearer s3cret' });
  });

  it('sends pictures in the words of either kind', async () => {
    answering = json({ vectors: [[1, 0]], data: [{ embedding: [1, 0] }] });
    const base64 = Buffer.from('webp').toString('base64');
    for (const style of ['plain', 'openai'] as const)
      await backendWith()
        .embedder(engineOf(style))
        .embedImages?.([Buffer.from('webp')]);

    expect(asked.map(({ body }) => body['images'] ?? body['input'])).toEqual([
      [{ mediaType: 'image/webp', base64 }],
      [`data:image/webp;base64,${base64}`],
    ]);
  });

  it('reads what the engine reads and nothing else', () => {
    const wordsOnly = { ...engineOf('plain'), reads: ['text'] } as EmbeddingEngine;
    expect(Object.keys(backendWith().embedder(wordsOnly))).toEqual(['embedTexts']);
  });

  it('asks nobody in the house unless the configuration opens it', async () => {
    const closed = { ...endpointConfig({}), retryAfterMs: 1 };
    await expect(texts(['a'], { backend: backendWith(closed) })).rejects.toMatchObject({
      code: 'embedding_engine.unavailable',
    });
    expect(asked).toEqual([]);
  });

  it('tries again what may pass', async () => {
    answering = (response, body, request) =>
      (asked.length < 3 ? json({}, 503) : json({ vectors: [[1, 0]] }))(response, body, request);

    expect(await texts(['a'])).toHaveLength(1);
    expect(asked).toHaveLength(3);
  });

  it('is left alone when it is down, says so, and answers again when it is up', async () => {
    const config = { ...open, attempts: 1, failuresToRest: 2, restMs: 100 };
    const backend = backendWith(config);
    answering = json({}, 500);
    const away = { code: 'embedding_engine.unavailable' };
    for (let i = 0; i < 2; i++) await expect(texts(['a'], { backend })).rejects.toMatchObject(away);

    await expect(texts(['a'], { backend })).rejects.toMatchObject(away);
    expect(asked).toHaveLength(2);
    expect(backend.stateOf(engineOf('plain'))).toEqual({
      state: 'unavailable',
      reason: expect.stringMatching(/^It does not answer\. Asked again at 20/),
    });

    answering = json({ vectors: [[1, 0]] });
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(await texts(['a'], { backend })).toHaveLength(1);
    expect(backend.stateOf(engineOf('plain'))).toEqual({ state: 'ready', reason: null });
  });

  it('ends with who is slow, and with who gives up', async () => {
    answering = (response) => void response.writeHead(200).write('{"vec');
    const slow = { ...open, totalMs: 200, attempts: 1 };
    await expect(texts(['a'], { backend: backendWith(slow) })).rejects.toMatchObject({
      code: 'embedding_engine.unavailable',
      details: { reason: 'It takes too long to answer.' },
    });

    const backend = backendWith({ ...open, failuresToRest: 1 });
    await expect(texts(['a'], { backend, signal: AbortSignal.timeout(100) })).rejects.toThrow();
    expect(backend.stateOf(engineOf('plain')).state).toBe('ready');
  });

  it('blames the input, not the engine, for what it refuses', async () => {
    answering = json({ error: 'too long' }, 413);
    const backend = backendWith({ ...open, failuresToRest: 1 });
    await expect(texts(['a'], { backend })).rejects.toMatchObject({ code: 'embedding_engine.answer_unusable' });
    expect(backend.stateOf(engineOf('plain')).state).toBe('ready');
  });

  it.each<[string, Answering]>([
    ['no JSON', (response) => void response.end('<html>')],
    ['null', json(null)],
    ['no list', json({ vectors: 'many' })],
    ['too few', json({ vectors: [] })],
    [
      'too many',
      json({
        vectors: [
          [1, 0],
          [1, 0],
        ],
      }),
    ],
    ['another dimension', json({ vectors: [[1, 0, 0]] })],
    ['words', json({ vectors: [['1', '0']] })],
    ['null for numbers', json({ vectors: [[null, 1]] })],
    ['what is not finite', json({ vectors: [[1e300, 1]] })],
    ['nothing but zeros', json({ vectors: [[0, 0]] })],
    ['not found', json({}, 404)],
    ['a way into the house', json({}, 302, { location: 'http://169.254.169.254/latest/meta-data/' })],
  ])('refuses %s', async (_, answer) => {
    answering = answer;
    await expect(texts(['a'])).rejects.toMatchObject({ code: 'embedding_engine.answer_unusable' });
  });

  it.each([
    [
      [
        { index: 0, embedding: [1, 0] },
        { index: 0, embedding: [0, 1] },
      ],
    ],
    [
      [
        { index: 0, embedding: [1, 0] },
        { index: 2, embedding: [0, 1] },
      ],
    ],
    [[{ index: 'first', embedding: [1, 0] }, {}]],
  ])('refuses indexes that name no order: %j', async (data) => {
    answering = json({ data });
    await expect(texts(['a', 'b'], { style: 'openai' })).rejects.toMatchObject({
      code: 'embedding_engine.answer_unusable',
    });
  });

  it('reads no more than vectors take', async () => {
    answering = json({ vectors: [['x'.repeat(200_000)]] });
    await expect(texts(['a'])).rejects.toMatchObject({ code: 'embedding_engine.unavailable' });
  });
});
