import { decode } from './decode.js';
import { readHeader, type ImageLimits } from './header.js';
import { identify } from './identify.js';
import type { TurnedPdqHash } from './pdq.js';
import { firstFrame, perceptualHashOf } from './previews.js';

/** Only the perceptual hash of received bytes, the same that intake computes. @throws ImageFailure */
export async function hashImage(bytes: Buffer, limits: ImageLimits): Promise<TurnedPdqHash> {
  const header = await readHeader(bytes, await identify(bytes), limits);
  return perceptualHashOf(firstFrame(await decode(bytes, header, limits), header));
}
