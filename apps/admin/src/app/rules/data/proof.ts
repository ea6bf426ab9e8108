import type { RuleProofResponse } from '@odr/sdk';

export type Proof = RuleProofResponse;
type Missing = Proof['missing'][number];

/** One thing that a version needs before it may act. `open` cannot be told before something else is there. */
export interface ProofStep {
  readonly code: Missing;
  readonly state: 'met' | 'missing' | 'open';
  readonly text: string;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const hits = (count: number): string => (count === 1 ? 'one hit' : `${count} hits`);

/** What is there and what is missing, in the order in which it can be had. */
export function stepsOf({ missing, precision, judged, floor, minJudged, testedAt }: Proof): readonly ProofStep[] {
  const lacks = (code: Missing): boolean => missing.includes(code);
  const isTested = testedAt !== null;
  const stateOf = (code: Missing): ProofStep['state'] => (lacks(code) ? 'missing' : 'met');
  const later = (code: Missing): ProofStep['state'] => (isTested ? stateOf(code) : 'open');
  return [
    {
      code: 'backtest',
      state: stateOf('backtest'),
      text: isTested ? 'This version was tried on what has come in.' : 'Try this version on what has come in.',
    },
    {
      code: 'fresh_backtest',
      state: later('fresh_backtest'),
      text: lacks('fresh_backtest')
        ? 'The backtest is older than 30 days. Try it again.'
        : 'The backtest is not older than 30 days.',
    },
    {
      code: 'judged_hits',
      state: later('judged_hits'),
      text: `People have decided on at least ${hits(minJudged)}${isTested ? `: on ${judged}` : ''}.`,
    },
    {
      code: 'precision',
      state: precision === null ? 'open' : stateOf('precision'),
      text: `They took action on at least ${percent(floor)} of those${precision === null ? '' : `: on ${percent(precision)}`}.`,
    },
    {
      code: 'second_person',
      state: stateOf('second_person'),
      text: lacks('second_person')
        ? 'You wrote this version, so somebody else has to approve it.'
        : 'Somebody else wrote this version; you can approve it.',
    },
  ];
}
