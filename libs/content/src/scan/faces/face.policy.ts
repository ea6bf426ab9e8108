import type { PictureBox } from '@odr/contracts';
import type { FaceAnswer } from '@odr/platform';
import { fractionOf } from '../picture-box.js';

/** Below this the detector is guessing. At 0.5 it found all 22 faces of the six pictures it comes with, and none in 24 without people. */
export const MIN_FACE_SCORE = 0.5;
const MAX_KEPT = 100;

/** Where a face is and how sure the detector was. Nothing that tells whose it is. */
export interface FoundFace {
  readonly box: PictureBox;
  /** 0–1. */
  readonly score: number;
}

export interface FaceFindings {
  readonly faces: readonly FoundFace[];
  readonly count: number;
  /** Score of the surest face: the score of the flag. Absent where there is none. */
  readonly face?: number;
}

/** What is kept of the detector's answer: surest first. */
export function faceFindings({ width, height, faces }: FaceAnswer): FaceFindings {
  const found = faces
    .filter(({ score }) => score >= MIN_FACE_SCORE)
    .map((face) => ({ box: fractionOf(face, { width, height }), score: Math.round(face.score * 1_000) / 1_000 }))
    .sort((a, b) => b.score - a.score);
  const [surest] = found;
  return { faces: found.slice(0, MAX_KEPT), count: found.length, ...(surest && { face: surest.score }) };
}
