import { join } from 'node:path';
import { IMAGENET_GLOSSES } from './imagenet-glosses.js';
import { madeFile, sha256Of } from './made-file.js';
import { TEXT_EMBEDDING_MODEL } from './model-catalogue.js';
import { TEXT_MODEL_FILES } from './text-model-files.js';

const DIMENSIONS = TEXT_EMBEDDING_MODEL.dimensions;
const VALUES_BYTES = IMAGENET_GLOSSES.length * DIMENSIONS * Float32Array.BYTES_PER_ELEMENT;
const CHECKSUM_BYTES = 64;
/** Somebody who searches waits for as many sentences at most. */
const BATCH = 20;

/**
 * The sentences about the thousand classes, embedded: some seconds of work, once a machine. The file is named after the sentences and
 * the model, and ends in its own checksum, because two processors need not agree in the last bit.
 * @returns one vector a class, in the order of the labels
 */
export async function labelSpace(
  cacheDir: string,
  embed: (texts: readonly string[]) => Promise<Float32Array[]>,
): Promise<Float32Array[]> {
  const inputs = sha256Of(Buffer.from(JSON.stringify([TEXT_MODEL_FILES.files, IMAGENET_GLOSSES])));
  const path = join(cacheDir, `imagenet-glosses-${inputs.slice(0, 8)}.f32`);
  const bytes = await madeFile(path, isWhole, async () => {
    const vectors: Float32Array[] = [];
    for (let from = 0; from < IMAGENET_GLOSSES.length; from += BATCH)
      vectors.push(...(await embed(IMAGENET_GLOSSES.slice(from, from + BATCH))));
    const values = Buffer.concat(
      vectors.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
    );
    return Buffer.concat([values, Buffer.from(sha256Of(values))]);
  });
  const values = new Float32Array(Uint8Array.from(bytes.subarray(0, VALUES_BYTES)).buffer);
  return IMAGENET_GLOSSES.map((_gloss, at) => values.subarray(at * DIMENSIONS, (at + 1) * DIMENSIONS));
}

const isWhole = (bytes: Uint8Array): boolean =>
  bytes.length === VALUES_BYTES + CHECKSUM_BYTES &&
  sha256Of(bytes.subarray(0, VALUES_BYTES)) === Buffer.from(bytes.subarray(VALUES_BYTES)).toString();
