import { backendOf, licenseOf, readsOf } from './engine-settings.policy.js';

const refused = (path: string) =>
  expect.objectContaining({ code: 'embedding_engine.setting_refused', errors: [expect.objectContaining({ path })] });
const onnx = { kind: 'onnx', folder: 'clip' } as const;
const client = { kind: 'client' } as const;

describe('what an engine reads', () => {
  it('is what its things are, where nothing else is said', () => {
    expect(readsOf({ type: 'content', modality: 'image', backend: onnx })).toEqual(['image']);
    expect(readsOf({ type: 'annotation', modality: 'text', backend: onnx })).toEqual(['text']);
  });

  it('may be both', () =>
    expect(readsOf({ type: 'content', modality: 'image', backend: onnx, reads: ['text', 'image'] })).toHaveLength(2));

  it('is nothing where clients bring the vectors, of whatever they are', () =>
    expect(readsOf({ type: 'content', modality: 'music', backend: client })).toEqual([]));

  it.each([
    ['reads', { type: 'content', modality: 'image', backend: onnx, reads: ['text'] }],
    ['reads', { type: 'content', modality: 'image', backend: client, reads: ['image'] }],
    ['modality', { type: 'annotation', modality: 'image', backend: onnx }],
    ['backend.kind', { type: 'content', modality: 'music', backend: onnx }],
  ] as const)('is refused at %s: %j', (path, wish) => {
    expect(() => readsOf({ ...wish, reads: 'reads' in wish ? [...wish.reads] : undefined })).toThrow(refused(path));
  });
});

describe('what computes', () => {
  it('keeps the parts of its kind, and no secret', () =>
    expect(backendOf({ kind: 'http', url: 'https://example.org', style: 'openai', key: 'secret' })).toEqual({
      kind: 'http',
      url: 'https://example.org',
      style: 'openai',
    }));

  it.each([
    ['backend.folder', { kind: 'onnx' }],
    ['backend.url', { kind: 'http', style: 'plain' }],
    ['backend.style', { kind: 'http', url: 'https://example.org' }],
    ['backend.url', { kind: 'client', url: 'https://example.org' }],
    ['backend.key', { kind: 'onnx', folder: 'a', key: 'k' }],
  ] as const)('is refused at %s: %j', (path, backend) => expect(() => backendOf(backend)).toThrow(refused(path)));
});

describe('the licence of the weights', () => {
  it('is an SPDX expression, also one of a text of its own', () => {
    expect(licenseOf('mit')).toBe('MIT');
    expect(licenseOf('LicenseRef-OpenRAIL-M')).toBe('LicenseRef-OpenRAIL-M');
  });

  it('is refused when nobody could say which it is', () => expect(() => licenseOf('free')).toThrow(refused('license')));
});
