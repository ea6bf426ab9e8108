import { type ContentEvent, detailOf, headOf } from './provenance.js';

const event = (type: string, payload: ContentEvent['payload'] = {}): ContentEvent => ({
  id: '',
  at: '',
  type,
  payload,
});

describe('a line of the history', () => {
  it('says what happened in words', () => {
    expect(headOf(event('restored'))).toBe('Restored');
    expect(headOf(event('updated', { fields: [] }))).toBe('Edited');
    expect(headOf(event('updated', { bulkEditId: 'b1' }))).toBe('Edited with many pictures');
    expect(headOf(event('updated', { bulkEditId: 'b1', undo: true }))).toBe('Edit of many pictures taken back');
    expect(headOf(event('looked_at'))).toBe('Looked at');
  });

  it('names the fields of an edit', () => {
    expect(detailOf(event('updated', { fields: ['license', 'authors'], bulkEditId: 'b1' }))).toBe('licence, authors');
    expect(detailOf(event('status_changed', { from: 'pending', to: 'available' }))).toBe(
      'from: pending · to: available',
    );
  });
});
