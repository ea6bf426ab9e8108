import { CaseState, DecisionAction } from '@odr/contracts';
import fc from 'fast-check';
import {
  effectOf,
  isOpen,
  isSuspicious,
  stateAfter,
  STATUS_OF,
  urgencyOfFinding,
  urgencyOfReport,
} from './case.policy.js';

const anAction = fc.constantFrom(...Object.values(DecisionAction));
const finalActions = Object.values(DecisionAction).filter((action) => effectOf(action).isFinal);

describe('the states of a case', () => {
  it.each(finalActions)('ends with %s, which gives the content a status', (action) => {
    expect(stateAfter(CaseState.Pending, action)).toBe(CaseState.Decided);
    expect(stateAfter(CaseState.Escalated, action)).toBe(CaseState.Decided);
    expect(STATUS_OF[action]).toBeDefined();
  });

  it('leaves escalated by a final decision only', () => {
    fc.assert(
      fc.property(fc.array(anAction, { maxLength: 20 }), (actions) => {
        let state: CaseState = CaseState.Escalated;
        for (const action of actions) state = stateAfter(state, action) ?? state;
        return state === CaseState.Escalated
          ? !actions.some((action) => finalActions.includes(action))
          : !isOpen(state);
      }),
    );
  });

  it.each([CaseState.Decided, CaseState.Closed])('accepts nothing once %s', (state) => {
    for (const action of Object.values(DecisionAction)) expect(stateAfter(state, action)).toBeUndefined();
  });

  it('keeps the lease while labelling and gives it back otherwise', () => {
    const keeping = Object.values(DecisionAction).filter((action) => !effectOf(action).releases);

    expect(keeping).toEqual([DecisionAction.Label]);
  });
});

describe('how urgent a case is', () => {
  it('puts what people call illegal before what a machine suspects, and that before new content', () => {
    const suspected = urgencyOfFinding({ flag: 'nsfw', scanner: 'nsfw', score: 1 });

    expect(urgencyOfReport('illegal_content', 10).severity).toBeGreaterThan(suspected.severity);
    expect(suspected.severity).toBeGreaterThan(0);
  });

  it('counts a score within its bounds, whatever a scanner says', () => {
    const priorityOf = (score: number | null) => urgencyOfFinding({ flag: 'nsfw', scanner: 'nsfw', score }).priority;

    expect([priorityOf(-3), priorityOf(0.873), priorityOf(12), priorityOf(null)]).toEqual([0, 87, 100, 50]);
  });

  it('does not suspect a picture because it lacks an alternative text', () => {
    expect(isSuspicious({ scanner: 'accessibility' })).toBe(false);
    expect(isSuspicious({ scanner: 'nsfw' })).toBe(true);
  });
});
