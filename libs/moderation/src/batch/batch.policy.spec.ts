import type { CaseId } from '@odr/kernel';
import { exclusionOf, planHashOf, type BatchAction, type Candidate } from './batch.policy.js';

const candidate = (more: Partial<Candidate> = {}): Candidate => ({
  caseId: 'case' as CaseId,
  subjectType: 'content',
  subjectId: 'content',
  state: 'pending',
  isHeld: false,
  isBarred: false,
  isAppeal: false,
  hiddenActions: [],
  isThere: true,
  status: 'pending',
  isProcessed: true,
  isOpenlyLicensed: true,
  isMeasure: false,
  ...more,
});

describe('what a batch leaves out', () => {
  it.each<[string | null, Partial<Candidate>, BatchAction]>([
    [null, {}, 'approve'],
    ['absent', { isThere: false }, 'approve'],
    ['closed', { state: 'decided' }, 'approve'],
    ['appeal', { isAppeal: true }, 'approve'],
    ['held', { isHeld: true }, 'reject'],
    ['escalated', { state: 'escalated' }, 'reject'],
    ['not_for_you', { isBarred: true }, 'reject'],
    ['hidden_action', { hiddenActions: ['reject'] }, 'reject'],
    ['withdrawn', { status: 'withdrawn' }, 'reject'],
    ['quarantined', { status: 'quarantined' }, 'approve'],
    [null, { status: 'quarantined', isMeasure: true }, 'approve'],
    [null, { status: 'quarantined' }, 'flag_illegal'],
    ['not_processed', { isProcessed: false }, 'approve'],
    ['license_not_open', { isOpenlyLicensed: false }, 'approve'],
    [null, { isOpenlyLicensed: false }, 'reject'],
    ['different_picture', { relation: { reason: 'captioned', bits: 2 } }, 'reject'],
    ['different_picture', { relation: { reason: null, bits: 0 } }, 'reject'],
    [null, { relation: { reason: 'resized', bits: 4 } }, 'reject'],
    [null, { subjectType: 'annotation', status: null }, 'reject'],
  ])('%s: %j %s', (expected, more, action) => {
    expect(exclusionOf(candidate(more), action, false)).toBe(expected);
  });

  it('leaves nothing to others that seniors are given', () => {
    expect(exclusionOf(candidate({ state: 'escalated' }), 'reject', true)).toBeNull();
  });
});

describe('the hash of a plan', () => {
  const terms = { action: 'reject', policy: 'terms.other', note: null } as const;
  const hash = (more: Partial<Candidate> = {}): string =>
    planHashOf(terms, [{ candidate: candidate(more), exclusion: null }]);

  it('changes with what would happen, and with nothing else', () => {
    expect(hash()).toBe(hash({ isOpenlyLicensed: false }));
    expect(hash()).not.toBe(hash({ status: 'available' }));
    expect(hash()).not.toBe(planHashOf({ ...terms, note: 'x' }, [{ candidate: candidate(), exclusion: null }]));
    expect(hash()).not.toBe(planHashOf(terms, [{ candidate: candidate(), exclusion: 'held' }]));
  });
});
