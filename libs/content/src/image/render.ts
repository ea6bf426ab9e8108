import { RECIPES, type DerivativeVariant } from '../derivative/recipes.js';
import { decode } from './decode.js';
import { readHeader, type ImageLimits } from './header.js';
import { identify } from './identify.js';
import { encode, firstFrame, shrink, upright, type Preview } from './previews.js';

/** Makes files by their recipes from received bytes, each size from the largest that is asked for. @throws ImageFailure */
export async function render<V extends DerivativeVariant>(
  bytes: Buffer,
  variants: readonly V[],
  limits: ImageLimits,
): Promise<readonly (Preview & { readonly variant: V })[]> {
  const header = await readHeader(bytes, await identify(bytes), limits);
  const still = firstFrame(await decode(bytes, header, limits), header);
  const largest = await upright(bytes, header, still, Math.max(...variants.map((variant) => RECIPES[variant].side)));
  const made: (Preview & { readonly variant: V })[] = [];
  for (const variant of variants) {
    const { side, encoding } = RECIPES[variant];
    made.push({ variant, ...(await encode(await shrink(largest, side), encoding)) });
  }
  return made;
}
