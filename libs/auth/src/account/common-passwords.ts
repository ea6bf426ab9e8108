import { dictionary } from '@zxcvbn-ts/language-common';

let known: Set<string> | undefined;

/** Whether this is among the 49,000 passwords that leaked most often. Some MB once asked, so only then. */
export function isCommonPassword(word: string): boolean {
  known ??= new Set(dictionary['passwords-common']);
  return known.has(word);
}
