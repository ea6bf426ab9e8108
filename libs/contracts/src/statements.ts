import type { DecisionAction, DecisionGround } from './moderation.js';

/** Which part of what was contributed a decision is about. */
export const STATEMENT_FIELDS = [
  'picture',
  'name',
  'alt_text',
  'license',
  'authors',
  'sources',
  'annotation',
  'account',
] as const;
export type StatementField = (typeof STATEMENT_FIELDS)[number];

/** What pointed moderators at something before a person looked. */
export interface Detection {
  readonly kind: 'scanner' | 'rule' | 'bank';
  /** Which one. @example 'nsfw' */
  readonly name: string;
  /** What it found. @example 'nsfw' */
  readonly term: string | null;
}

/** Why something was decided against what somebody contributed, as they are told. Moderators are never named in it. */
export interface StatementOfReasons {
  readonly action: DecisionAction;
  readonly policy: { readonly code: string; readonly version: number; readonly title: string };
  readonly ground: DecisionGround;
  readonly field: StatementField;
  /** The words, or the place, that it rests on. */
  readonly term: string | null;
  /** What the decision rests on: the policy in plain words, and what the moderator added for the contributor. */
  readonly facts: string;
  /** Empty where people noticed it by themselves. */
  readonly detections: readonly Detection[];
  readonly isReported: boolean;
}
