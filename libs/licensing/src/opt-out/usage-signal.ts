/** What a signal says about training on a work. `constrained` allows nothing by itself; `unreadable` may be a refusal. */
export type UsageStance = 'allowed' | 'disallowed' | 'constrained' | 'unknown' | 'unreadable';

/** One signal that came with a file. */
export interface UsageSignal {
  /** plus: IPTC/PLUS Data Mining; c2pa: a training and data mining assertion of C2PA or CAWG. */
  readonly kind: 'plus' | 'c2pa';
  readonly stance: UsageStance;
  /** As it was written, shortened. */
  readonly said: string;
}

const REFUSING: readonly UsageStance[] = ['disallowed', 'constrained', 'unreadable'];

/** Whether a signal keeps a work out of training. Errors count as refusals: a broken lock is no invitation. */
export const refuses = (stance: UsageStance): boolean => REFUSING.includes(stance);

/** All signals together, as AIPREF combines preferences: any refusal refuses, else any permission allows, else unknown. */
export function combinedStance(stances: readonly UsageStance[]): 'allowed' | 'disallowed' | 'unknown' {
  if (stances.some(refuses)) return 'disallowed';
  return stances.includes('allowed') ? 'allowed' : 'unknown';
}
