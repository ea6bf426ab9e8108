import type { CreatePolicyRequest, PolicyResponse } from '@odr/sdk';

export type Policy = PolicyResponse;
export type PolicyDraft = Required<CreatePolicyRequest>;

export const GROUNDS: readonly { readonly ground: Policy['ground']; readonly word: string }[] = [
  { ground: 'illegal', word: 'The law' },
  { ground: 'terms', word: 'The terms' },
  { ground: 'license', word: 'The licence' },
  { ground: 'privacy', word: 'Privacy' },
  { ground: 'optout', word: 'An objection' },
];

export const SEVERITIES: readonly string[] = [
  'Harmless',
  'Minor',
  'Considerable',
  'Grave',
  'Somebody may be in danger',
];

export const groundWord = ({ ground }: Pick<Policy, 'ground'>): string =>
  GROUNDS.find((one) => one.ground === ground)?.word ?? ground;

export const severityWord = ({ severity }: Pick<Policy, 'severity'>): string =>
  SEVERITIES[severity] ?? String(severity);

export const NEW_POLICY: PolicyDraft = {
  code: '',
  title: '',
  text: '',
  ground: 'terms',
  severity: 1,
  requiredReviews: 1,
};

/** Whether the server could take it: a code like `privacy.faces`, a title, and a text that says something. */
export const isComplete = ({ code, title, text }: PolicyDraft): boolean =>
  /^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+$/.test(code) && title.trim().length >= 3 && text.trim().length >= 10;
