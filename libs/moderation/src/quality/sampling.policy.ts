import { createHash } from 'node:crypto';

/**
 * Whether a decision is drawn. The same decision is always drawn or never, so that an event that comes twice changes nothing
 * and a sample can be drawn again by whoever knows the seed; who does not cannot tell in advance.
 * @param share 0–1
 */
export function isDrawn(seed: string, purpose: string, decisionId: string, share: number): boolean {
  const digest = createHash('sha256').update(`${seed}:${purpose}:${decisionId}`).digest();
  return digest.readUInt32BE(0) / 2 ** 32 < share;
}
