import type { FieldTree, ValidationError } from '@angular/forms/signals';
import { MIN_PASSWORD_LENGTH, PASSWORD_WEAKNESSES, type PasswordWeakness } from '@odr/contracts';

import type { Problem } from '../data-problem/problem.js';

/** Each rule as a wish, and as what stands at the field when the server refuses. */
export const WEAKNESS_WORDS: Readonly<Record<PasswordWeakness, { readonly rule: string; readonly refusal: string }>> = {
  too_short: {
    rule: `At least ${MIN_PASSWORD_LENGTH} characters`,
    refusal: `Use at least ${MIN_PASSWORD_LENGTH} characters`,
  },
  too_uniform: {
    rule: 'Not a few repeated characters, not a row such as 1234',
    refusal: 'This repeats a few characters or is a row such as 1234',
  },
  too_common: {
    rule: 'Not a word or password that many people use',
    refusal: 'Many people use this, or it has leaked',
  },
  contains_identity: { rule: 'Not your name or e-mail address', refusal: 'This is your name or e-mail address' },
};

/** The refusal of a weak password, at the field where it was typed. */
export function weaknessAt(
  problem: Problem | undefined,
  fieldTree: FieldTree<string>,
): ValidationError.WithOptionalFieldTree[] {
  if (problem?.code !== 'auth.weak_password') return [];
  const reason = PASSWORD_WEAKNESSES.find((one) => one === problem.extra['reason']);
  return [{ kind: problem.code, message: reason ? WEAKNESS_WORDS[reason].refusal : problem.detail, fieldTree }];
}

/** What is left to show above the form once a weak password is told at its field. */
export const beyondWeakness = (problem: Problem | undefined): Problem | undefined =>
  problem?.code === 'auth.weak_password' ? undefined : problem;
