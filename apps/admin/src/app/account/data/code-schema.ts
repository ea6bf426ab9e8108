import { type SchemaPath, required, validate } from '@angular/forms/signals';

import type { Problem } from '../../shared/data-problem/problem.js';

/** The code that was sent last, and what became of it. */
export interface SentCode {
  readonly code: string;
  readonly problem: Problem | undefined;
}

const DIGITS = /^\d{6}$/;
const RECOVERY_CODE_LENGTH = 16;

export const bare = (text: string): string => text.replace(/[\s-]/g, '');

/** What a field for a code accepts; what the server has refused stays refused until something else is typed. */
export function checkCode(path: SchemaPath<string>, isRecovery: () => boolean, sent: () => SentCode): void {
  required(path, { message: 'Enter the code' });
  validate(path, ({ value }) => {
    const text = bare(value());
    if (text === '') return undefined;
    const { code, problem } = sent();
    if (problem?.code === 'auth.second_factor_wrong' && bare(code) === text) return refusedAs(isRecovery());
    if (isRecovery() ? text.length !== RECOVERY_CODE_LENGTH : !DIGITS.test(text)) return malformedAs(isRecovery());
    return undefined;
  });
}

const refusedAs = (isRecovery: boolean) => ({
  kind: 'refused',
  message: isRecovery ? 'This is none of your unused codes' : 'Wrong, or used before. Wait for the next one',
});

const malformedAs = (isRecovery: boolean) => ({
  kind: 'malformed',
  message: isRecovery ? 'Recovery codes have sixteen letters and digits' : 'The code has six digits',
});

/** What cannot be told at the field. */
export const beyondCode = (problem: Problem | undefined): Problem | undefined =>
  problem?.code === 'auth.second_factor_wrong' || problem?.code === 'auth.second_factor_required' ? undefined : problem;
