import { EMPTY_DRAFT, isComplete, requestOf } from './engine-draft.js';

const DRAFT = { ...EMPTY_DRAFT, name: ' clip ', license: 'MIT', url: 'https://models.example.org/', folder: 'clip' };

describe('the draft of an engine', () => {
  it('asks for what belongs to its kind', () => {
    expect(requestOf({ ...DRAFT, key: 'k' }).backend).toEqual({
      kind: 'http',
      url: 'https://models.example.org/',
      style: 'openai',
      key: 'k',
    });
    expect(requestOf({ ...DRAFT, kind: 'onnx' }).backend).toEqual({ kind: 'onnx', folder: 'clip' });
    expect(requestOf({ ...DRAFT, kind: 'client', isJoint: true })).toMatchObject({
      name: 'clip',
      backend: { kind: 'client' },
    });
  });

  it('reads words too where pictures and words share a space', () => {
    expect(requestOf({ ...DRAFT, isJoint: true }).reads).toEqual(['text', 'image']);
    expect(requestOf({ ...DRAFT, isJoint: true, embeds: 'annotations' })).not.toHaveProperty('reads');
    expect(requestOf({ ...DRAFT, isJoint: true, kind: 'client' })).not.toHaveProperty('reads');
  });

  it('is worth sending when nothing is missing', () => {
    expect(isComplete(DRAFT)).toBe(true);
    expect(isComplete({ ...DRAFT, url: ' ' })).toBe(false);
    expect(isComplete({ ...DRAFT, url: '', kind: 'client' })).toBe(true);
    expect(isComplete({ ...DRAFT, dimension: 16_001 })).toBe(false);
    expect(isComplete({ ...DRAFT, dimension: Number.NaN })).toBe(false);
    expect(isComplete({ ...DRAFT, license: '' })).toBe(false);
  });
});
