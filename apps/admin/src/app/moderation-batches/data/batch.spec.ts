import { itemWords, jobOf, stepWords, type BatchItemResponse, type BatchResponse } from './batch.js';

const item = (more: Partial<BatchItemResponse>): BatchItemResponse =>
  ({ exclusion: null, outcome: null, undoOutcome: null, toStatus: null, ...more }) as BatchItemResponse;

describe('words about a batch', () => {
  it('say of each item what would become of it, or has', () => {
    expect(itemWords(item({}))).toBe('To be decided');
    expect(itemWords(item({ exclusion: 'held' }))).toBe('Left out: in somebody else’s hands');
    expect(itemWords(item({ outcome: 'decided', toStatus: 'available' }))).toBe('Decided: available');
    expect(itemWords(item({ outcome: 'decided', undoOutcome: 'changed_since' }))).toBe('Not taken back: changed since');
  });

  it('say what would happen, in counts', () => {
    expect(stepWords({ from: 'pending', to: 'available', count: 2 })).toBe('2 pictures from pending to available');
    expect(stepWords({ from: null, to: null, count: 1 })).toBe('1 annotation');
  });

  it('count what was taken back while that goes on', () => {
    const batch = { id: 'b', state: 'undoing', done: 4, total: 4, decided: 4, restored: 1, kept: 1 } as BatchResponse;
    expect(jobOf(batch)).toMatchObject({ state: 'running', progress: { done: 2, total: 4 } });
  });
});
