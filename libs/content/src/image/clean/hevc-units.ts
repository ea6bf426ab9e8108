import { RemovedKind } from '@odr/contracts';
import { brokenHeif } from '../heif/boxes.js';
import type { Removed } from './cleaned.js';

const CONFIGURATION_BYTES = 22;
/** Picture data, and the three parameter sets. Supplemental messages are not among them: encoders write their settings there, cameras what they like. */
const isNeeded = (type: number): boolean => type <= 31 || (type >= 32 && type <= 34);
const typeOf = (unit: Buffer): number => ((unit[0] ?? 0) >> 1) & 63;

/** Bytes of the length before each unit of the pictures that this configuration is for. */
export const unitLengthSize = (hvcC: Buffer): number => ((hvcC[21] ?? 3) & 3) + 1;

/** The decoder configuration with its parameter sets, and without messages. */
export function harmlessHevcConfiguration(body: Buffer, removed: Removed[]): Buffer {
  if (body.length <= CONFIGURATION_BYTES) throw brokenHeif('the HEVC configuration is cut');
  const arrays: Buffer[] = [];
  let at = CONFIGURATION_BYTES + 1;
  for (let index = 0; index < (body[CONFIGURATION_BYTES] ?? 0); index += 1) {
    if (at + 3 > body.length) throw brokenHeif('the HEVC configuration is cut');
    const start = at;
    const count = body.readUInt16BE(at + 1);
    at += 3;
    for (let unit = 0; unit < count; unit += 1) {
      if (at + 2 > body.length) throw brokenHeif('the HEVC configuration is cut');
      at += 2 + body.readUInt16BE(at);
    }
    if (at > body.length) throw brokenHeif('the HEVC configuration is cut');
    const array = body.subarray(start, at);
    if (isNeeded((array[0] ?? 0) & 63)) arrays.push(array);
    else removed.push({ kind: RemovedKind.Private, what: 'HEVC message', bytes: array });
  }
  return Buffer.concat([body.subarray(0, CONFIGURATION_BYTES), Buffer.from([arrays.length]), ...arrays]);
}

/** Coded picture data without messages; each unit that stays is copied as it is. */
export function harmlessHevcData(data: Buffer, lengthSize: number, removed: Removed[]): Buffer {
  const kept: Buffer[] = [];
  for (let at = 0; at < data.length;) {
    if (at + lengthSize > data.length) throw brokenHeif('HEVC data is cut');
    const end = at + lengthSize + data.readUIntBE(at, lengthSize);
    if (end > data.length) throw brokenHeif('HEVC data is cut');
    const unit = data.subarray(at + lengthSize, end);
    if (isNeeded(typeOf(unit))) kept.push(data.subarray(at, end));
    else removed.push({ kind: RemovedKind.Private, what: 'HEVC message', bytes: unit });
    at = end;
  }
  return Buffer.concat(kept);
}
