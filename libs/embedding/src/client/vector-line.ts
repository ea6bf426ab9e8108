import type { InputLine } from '@odr/annotation';
import { BrokenVectorLine } from '../embedding.errors.js';

/** Room for 16,000 numbers of full precision. */
export const MAX_LINE_BYTES = 524_288;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A vector that a client brings, not compared with its engine yet. */
export interface VectorLine {
  readonly subjectId: string;
  readonly vector: readonly number[];
}

/**
 * @param type what the engine embeds: it says whether `contentId` or `annotationId` is asked for
 * @throws BrokenVectorLine
 */
export function readVectorLine({ text, isTooLong }: InputLine, type: 'content' | 'annotation'): VectorLine {
  if (isTooLong) throw new BrokenVectorLine(`The line is longer than ${MAX_LINE_BYTES} bytes.`);
  const { [`${type}Id`]: subjectId, vector, ...others } = membersOf(text);
  const [stranger] = Object.keys(others);
  if (stranger !== undefined) throw new BrokenVectorLine(`"${stranger}" is not a field of this line.`);
  if (typeof subjectId !== 'string' || !UUID.test(subjectId)) throw new BrokenVectorLine(`${type}Id must be an id.`);
  if (!Array.isArray(vector) || !vector.every((value) => typeof value === 'number'))
    throw new BrokenVectorLine('vector must be a list of numbers.');
  return { subjectId: subjectId.toLowerCase(), vector };
}

function membersOf(text: string | undefined): Record<string, unknown> {
  try {
    const given: unknown = JSON.parse(text ?? '');
    if (typeof given === 'object' && given !== null && !Array.isArray(given)) return given as Record<string, unknown>;
  } catch {
    // Not UTF-8, or no JSON: the client's line, not our fault.
  }
  throw new BrokenVectorLine('The line is not a JSON object.');
}
