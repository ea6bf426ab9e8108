import { noticedBy, standing, timeLeft } from './statement.js';

describe('a statement in words', () => {
  const now = new Date('2026-03-01T10:00:00Z');

  it('counts the days that are left to appeal', () => {
    expect(timeLeft('2026-03-01T11:00:00Z', now)).toBe('less than a day left');
    expect(timeLeft('2026-03-02T11:00:00Z', now)).toBe('one day left');
    expect(timeLeft('2026-08-30T10:00:00Z', now)).toBe('182 days left');
    expect(timeLeft('2026-03-01T10:00:00Z', now)).toBeUndefined();
  });

  it('says who noticed, and that a person decided', () => {
    const face = { kind: 'scanner', name: 'face', term: 'face' } as const;

    expect(noticedBy({ detections: [], isReported: false })).toBe(
      'Noticed by a moderator. The decision was made by a person.',
    );
    expect(noticedBy({ detections: [face, face], isReported: true })).toBe(
      'Noticed by somebody who reported it and the scanner “face”. The decision was made by a person.',
    );
  });

  it('says where it stands', () => {
    const open = { appeal: null, endedAt: null, expiresAt: null };

    expect(standing(open)).toContain('until it is taken back');
    expect(standing({ ...open, expiresAt: '2026-04-01T00:00:00Z' })).toContain('ends by itself');
    expect(standing({ ...open, endedAt: '2026-02-01T00:00:00Z' })).toContain('no more');
  });
});
