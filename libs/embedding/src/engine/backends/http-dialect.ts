import { readFile } from 'node:fs/promises';
import type { HttpEngineStyle } from '@odr/contracts';
import type { ImageInput } from '@odr/platform';

/** How one kind of endpoint is asked, and how its answer is read. */
interface Dialect {
  texts(texts: readonly string[], model: string | undefined): object;
  images(images: readonly Uint8Array[], model: string | undefined): object;
  /** @returns a list an input; undefined when the answer has another shape */
  vectors(answer: unknown, count: number): readonly unknown[] | undefined;
}

/** What is sent is our own preview, or came through the decoder that wrote one. */
const MEDIA_TYPE = 'image/webp';
const base64 = (image: Uint8Array): string => Buffer.from(image).toString('base64');

/**
 * `{input, model}` → `{data: [{index, embedding}]}`, as the embeddings of OpenAI and of most servers of models. Pictures go as
 * data addresses in `input`, which is what servers of joint models understand under this form.
 */
const OPENAI: Dialect = {
  texts: (texts, model) => ({ input: texts, encoding_format: 'float', ...(model === undefined ? {} : { model }) }),
  images: (images, model) => ({
    input: images.map((image) => `data:${MEDIA_TYPE};base64,${base64(image)}`),
    encoding_format: 'float',
    ...(model === undefined ? {} : { model }),
  }),
  vectors(answer, count) {
    const { data } = Object(answer) as { data?: unknown };
    if (!Array.isArray(data) || data.length !== count) return undefined;
    // The order of the list is not promised; the index is.
    const ordered = new Array<unknown>(count);
    for (const [place, entry] of data.entries()) {
      const { index = place, embedding } = Object(entry) as { index?: unknown; embedding?: unknown };
      if (typeof index !== 'number' || !(index in data) || ordered[index] !== undefined) return undefined;
      ordered[index] = embedding;
    }
    return ordered;
  },
};

/** `{texts}` or `{images: [{mediaType, base64}]}`, with `model` → `{vectors: [[…]]}`. */
const PLAIN: Dialect = {
  texts: (texts, model) => ({ texts, ...(model === undefined ? {} : { model }) }),
  images: (images, model) => ({
    images: images.map((image) => ({ mediaType: MEDIA_TYPE, base64: base64(image) })),
    ...(model === undefined ? {} : { model }),
  }),
  vectors(answer, count) {
    const { vectors } = Object(answer) as { vectors?: unknown };
    return Array.isArray(vectors) && vectors.length === count ? vectors : undefined;
  },
};

export const DIALECTS: Readonly<Record<HttpEngineStyle, Dialect>> = { openai: OPENAI, plain: PLAIN };

/** A picture that lies in a file, as bytes. */
export const bytesOf = async (image: ImageInput): Promise<Uint8Array> =>
  typeof image === 'string' ? readFile(image) : image;

/** @returns undefined unless it is a list of numbers */
export const toVector = (given: unknown): Float32Array | undefined =>
  Array.isArray(given) && given.every((value) => typeof value === 'number') ? Float32Array.from(given) : undefined;
