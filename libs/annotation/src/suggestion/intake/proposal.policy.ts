import { createHash } from 'node:crypto';
import { isBox, type PictureSize, type SuggestionKind } from '@odr/contracts';

import { isPieceOf } from '../decision/joined-value.policy.js';

/** One proposal as a model hands it in. */
export interface GivenSuggestion {
  readonly value: unknown;
  readonly score?: number | null;
}

/** One that can be kept. */
export interface Proposal {
  /** Its place in what was handed in. */
  readonly index: number;
  readonly piece: string;
  readonly label: string;
  readonly value: unknown;
  readonly score: number | null;
}

export interface Sorted {
  readonly kept: readonly Proposal[];
  /** Places and reasons of the others. */
  readonly refused: readonly { readonly index: number; readonly reason: string }[];
}

/** More proposals about one picture are a fault, and nobody would go through them. */
export const MAX_PROPOSALS = 1_000;
const MAX_LABEL = 200;
/** Detectors reach beyond the edge by rounding; what does so by more looks at another picture. */
const OVERSHOOT = 1;

type Members = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Parts what a model has handed in about one content: what can stand in an annotation, and what cannot. */
export function sorted(kind: SuggestionKind, given: readonly unknown[], size: PictureSize, minScore: number): Sorted {
  const kept = new Map<string, Proposal>();
  const refused: { index: number; reason: string }[] = [];
  for (const [index, one] of given.entries()) {
    const read = proposalOf(kind, one, size);
    if (typeof read === 'string') refused.push({ index, reason: read });
    else if (kept.size >= MAX_PROPOSALS)
      refused.push({ index, reason: `is beyond the ${MAX_PROPOSALS} that are taken` });
    // Less sure than what people want to see: neither kept nor a fault.
    else if ((read.score ?? 1) >= minScore && !kept.has(read.piece)) kept.set(read.piece, { index, ...read });
  }
  return { kept: [...kept.values()], refused };
}

type Read = Omit<Proposal, 'index'>;

/** @returns why it cannot be kept */
function proposalOf(kind: SuggestionKind, given: unknown, size: PictureSize): Read | string {
  if (!isObject(given)) return 'is no object with a value';
  const { score = null } = given;
  if (score !== null && !(typeof score === 'number' && score >= 0 && score <= 1))
    return 'has a score that is not 0 to 1';
  const value = withoutScore(given['value']);
  if (!isPieceOf(kind, value)) return `is nothing of the kind ${kind}`;
  if (kind === 'boxes') return boxOf(value as Members, score, size);
  if (kind === 'tags') return tagOf(value, score);
  const { language } = value as Members;
  const label = typeof language === 'string' ? language : 'und';
  return { piece: keyOf(label), label, value, score };
}

function boxOf(value: Members, score: number | null, { width, height }: PictureSize): Read | string {
  const { label, bbox } = value;
  if (typeof label !== 'string' || !isBox(bbox)) return 'has no box of four numbers';
  const refusal = labelRefusal(label);
  if (refusal !== undefined) return refusal;
  const [x, y, wide, high] = bbox;
  const isInside =
    x >= -OVERSHOOT && y >= -OVERSHOOT && x + wide <= width + OVERSHOOT && y + high <= height + OVERSHOOT;
  if (!(wide > 0 && high > 0) || !isInside) return 'has a box outside the picture, or without an extent';
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  const cut = [left, top, Math.min(width, x + wide) - left, Math.min(height, y + high) - top];
  if (!cut.every((side, place) => place < 2 || side > 0)) return 'has a box outside the picture, or without an extent';
  return {
    piece: keyOf(`${label} ${cut.map((side) => side.toFixed(1)).join(' ')}`),
    label,
    value: { ...value, bbox: cut },
    score,
  };
}

function tagOf(value: unknown, score: number | null): Read | string {
  const name = isObject(value) ? value['tag'] : value;
  if (typeof name !== 'string') return 'has no name';
  const label = name.trim();
  return labelRefusal(label) ?? { piece: keyOf(label.toLowerCase()), label, value, score };
}

const labelRefusal = (label: string): string | undefined =>
  label.trim() === '' || label.length > MAX_LABEL
    ? `has a label that is not 1 to ${MAX_LABEL} characters long`
    : undefined;

/** The score is the model's word and stays with the suggestion; a person's annotation does not repeat it. */
function withoutScore(value: unknown): unknown {
  if (!isObject(value)) return value;
  const { score: _score, confidence: _confidence, ...rest } = value;
  return rest;
}

/** Short enough for an index, whatever a label holds. */
const keyOf = (piece: string): string =>
  piece.length <= 120 ? piece : createHash('sha256').update(piece).digest('hex');
