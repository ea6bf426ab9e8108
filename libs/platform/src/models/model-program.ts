import sharp from 'sharp';

/** What a model's process answers. Neither the class nor the name of an error survives the way between processes. */
export type ModelAnswer = { readonly value: unknown } | { readonly undecodable: string } | { readonly error: string };

/** The picture cannot be decoded: the picture's fault, not the model's. */
class Undecodable extends Error {}

/** Upright sRGB pixels, three bytes each. */
export interface RgbPixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const MAX_PIXELS = 100_000_000;

/** The program of a model's process: one task at a time, until its parent goes away. */
export function serveModel<T>(run: (task: T) => Promise<unknown>): void {
  process.on('message', (task: T) => {
    void answer(run, task).then((message) => process.send?.(message));
  });
  process.on('disconnect', () => process.exit(0));
  // Ctrl-C reaches the whole group; the parent decides when this process may end.
  process.on('SIGINT', () => undefined);
  // Models greet on every load; a service's output is for its own log lines.
  Object.assign(console, { info: () => undefined, warn: () => undefined });
}

/** What the parent has set for this model. */
export const modelSettings = <S>(): S => JSON.parse(process.argv[2] ?? 'null') as S;

async function answer<T>(run: (task: T) => Promise<unknown>, task: T): Promise<ModelAnswer> {
  try {
    return { value: await run(task) };
  } catch (error) {
    if (error instanceof Undecodable) return { undecodable: error.message };
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/**
 * Decodes for a model: `fill` stretches to a square of this side, `inside` only shrinks.
 * @throws Undecodable, which the parent sees as `ImageUndecodable`
 */
export async function rgbPixels(image: Uint8Array | string, side: number, fit: 'fill' | 'inside'): Promise<RgbPixels> {
  try {
    const { data, info } = await sharp(image, { limitInputPixels: MAX_PIXELS, pages: 1 })
      .rotate()
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .resize(side, side, { fit, withoutEnlargement: fit === 'inside' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data: new Uint8Array(data), width: info.width, height: info.height };
  } catch (error) {
    throw new Undecodable(error instanceof Error ? error.message : String(error));
  }
}
