import type { CountedStrike } from './appeal.js';
import { VERDICT_WORDS } from './case.js';

/** "Rejected, 2 points" */
export function strikeText({
  action,
  points,
  isVoided,
}: Pick<CountedStrike, 'action' | 'points' | 'isVoided'>): string {
  const verdict = VERDICT_WORDS[action] ?? action;
  return isVoided ? `${verdict}, taken back since` : `${verdict}, ${points} ${points === 1 ? 'point' : 'points'}`;
}
