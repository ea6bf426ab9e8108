import { RemovedKind } from '@odr/contracts';
import { brokenHeif } from '../heif/boxes.js';
import type { Removed } from './cleaned.js';

const CONFIGURATION_BYTES = 4;
const METADATA = 5;
/** Sequence header, temporal delimiter, frame header, tile group, frame, redundant frame header. */
const NEEDED = new Set([1, 2, 3, 4, 6, 7]);
/** Brightness and scalability; not timecodes, not ITU-T T.35, not private ones. */
const HARMLESS_METADATA = new Set([1, 2, 3]);
const HAS_EXTENSION = 0x04;
const HAS_SIZE = 0x02;

export const harmlessAv1Configuration = (body: Buffer, removed: Removed[]): Buffer =>
  Buffer.concat([body.subarray(0, CONFIGURATION_BYTES), harmlessAv1Data(body.subarray(CONFIGURATION_BYTES), removed)]);

/** Coded picture data without private metadata and padding; each unit that stays is copied as it is. */
export function harmlessAv1Data(data: Buffer, removed: Removed[]): Buffer {
  const kept: Buffer[] = [];
  for (let at = 0; at < data.length;) {
    const head = data[at] ?? 0;
    const sizeAt = at + 1 + (head & HAS_EXTENSION ? 1 : 0);
    const { value, length } = head & HAS_SIZE ? leb128(data, sizeAt) : { value: data.length - sizeAt, length: 0 };
    const bodyAt = sizeAt + length;
    const end = bodyAt + value;
    if (end > data.length || value < 0) throw brokenHeif('AV1 data is cut');
    const type = (head >> 3) & 15;
    const unit = data.subarray(at, end);
    if (NEEDED.has(type) || (type === METADATA && HARMLESS_METADATA.has(leb128(data, bodyAt).value))) kept.push(unit);
    else removed.push({ kind: RemovedKind.Private, what: `AV1 unit ${type}`, bytes: unit });
    at = end;
  }
  return Buffer.concat(kept);
}

/** A number in groups of seven bits, lowest first. */
function leb128(data: Buffer, at: number): { value: number; length: number } {
  let value = 0;
  for (let length = 1; length <= 8; length += 1) {
    const byte = data[at + length - 1];
    if (byte === undefined) break;
    value += (byte & 127) * 2 ** (7 * (length - 1));
    if (byte < 128) return { value, length };
  }
  throw brokenHeif('AV1 data is cut');
}
