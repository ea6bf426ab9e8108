import { VerdictDraft } from './verdict-draft.js';

describe('the words of a verdict', () => {
  it.each([
    ['reject', 24],
    ['delist', 24],
    ['flag_illegal', 24],
    ['approve', undefined],
    ['escalate', undefined],
    ['defer', undefined],
    ['label', undefined],
  ] as const)('say of %s until when it holds: %s hours', (action, hours) => {
    const draft = new VerdictDraft();
    draft.durationHours.set(24);

    expect(draft.toVerdict(action, 'quality.technical').durationHours).toBe(hours);
  });
});
