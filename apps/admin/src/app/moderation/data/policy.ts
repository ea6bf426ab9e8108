/** What a verdict rests on. */
export interface Policy {
  readonly code: string;
  readonly title: string;
  readonly text: string;
  readonly ground: string;
  readonly severity: number;
}

export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** Those that a queue recommends come first, in its order; then the mildest, so that the gravest are on no key by habit. */
export function inOrderOf(policies: readonly Policy[], recommended: readonly string[]): readonly Policy[] {
  const first = recommended.flatMap((code) => policies.find((policy) => policy.code === code) ?? []);
  const others = policies.filter((policy) => !first.includes(policy));
  return [...first, ...others.toSorted((a, b) => a.severity - b.severity)];
}

/** Why people pass cases on. */
export const SKIP_REASONS = [
  { value: 'distressing', label: 'It distresses me' },
  { value: 'not_my_field', label: 'It is not my field' },
  { value: 'language', label: 'I do not know the language' },
  { value: 'conflict_of_interest', label: 'I have an interest in it' },
  { value: 'unsure', label: 'I am not sure' },
  { value: 'other', label: 'Something else' },
] as const;

/** For how long a verdict may hold; undefined is for good. */
export const DURATIONS: readonly { readonly hours: number | undefined; readonly word: string }[] = [
  { hours: undefined, word: 'For good' },
  { hours: 24, word: 'For a day' },
  { hours: 168, word: 'For a week' },
  { hours: 720, word: 'For 30 days' },
];
