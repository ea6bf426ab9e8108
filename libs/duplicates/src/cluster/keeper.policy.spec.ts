import type { ContentId } from '@odr/kernel';
import { suggestedKeeper, type Candidate } from './keeper.policy.js';

const aCopy = (id: string, changes: Partial<Candidate> = {}): Candidate => ({
  id: id as ContentId,
  width: 1_000,
  height: 800,
  format: 'jpeg',
  sizeBytes: 200_000,
  hasOpenLicense: true,
  annotations: 0,
  createdAt: '2026-01-01T00:00:00Z',
  ...changes,
});

describe('the copy to keep', () => {
  it('is the one with the most pixels, and says so', () => {
    expect(suggestedKeeper([aCopy('a'), aCopy('b', { width: 2_000, height: 1_600, sizeBytes: 800_000 })], [])).toEqual({
      contentId: 'b',
      because: ['most_pixels'],
    });
  });

  it('is not a crop, however many pixels the crop was blown up to', () => {
    const crop = aCopy('b', { width: 4_000, height: 3_200 });
    const pair = {
      firstId: 'a' as ContentId,
      secondId: 'b' as ContentId,
      reason: 'cropped' as const,
      evidence: { boxOfFirst: [0.1, 0.1, 0.9, 0.9] as const, boxOfSecond: [0, 0, 1, 1] as const },
    };
    expect(suggestedKeeper([aCopy('a'), crop], [pair])).toMatchObject({
      contentId: 'a',
      because: ['whole_picture', 'least_compressed'],
    });
  });

  it('is not the one with a caption', () => {
    const pair = {
      firstId: 'a' as ContentId,
      secondId: 'b' as ContentId,
      reason: 'captioned' as const,
      evidence: { boxOfFirst: [0, 0, 1, 0.87] as const, boxOfSecond: [0, 0, 1, 1] as const },
    };
    expect(suggestedKeeper([aCopy('a', { height: 920 }), aCopy('b')], [pair])?.contentId).toBe('b');
  });

  it('prefers an open licence, then less compression, then annotations, then age', () => {
    expect(suggestedKeeper([aCopy('a', { hasOpenLicense: false, width: 3_000 }), aCopy('b')], [])?.contentId).toBe('b');
    expect(suggestedKeeper([aCopy('a'), aCopy('b', { format: 'png' })], [])?.because).toEqual(['least_compressed']);
    expect(suggestedKeeper([aCopy('a'), aCopy('b', { annotations: 2 })], [])?.because).toEqual(['most_annotations']);
    expect(suggestedKeeper([aCopy('a', { createdAt: '2026-02-01T00:00:00Z' }), aCopy('b')], [])).toEqual({
      contentId: 'b',
      because: ['oldest'],
    });
  });

  it('is the first of equals', () => {
    expect(suggestedKeeper([aCopy('b'), aCopy('a')], [])).toEqual({ contentId: 'a', because: ['oldest'] });
  });
});
