import { PREVIEW_SIDE, THUMBNAIL_SIDE, type Encoding } from '../image/previews.js';

/** The files that are made of an item's picture, besides its cleaned original. `web` is what pages show at full size; twice, for browsers that read AVIF and those that do not. */
export const DERIVATIVE_VARIANTS = ['thumbnail', 'preview', 'web', 'web_avif'] as const;
export type DerivativeVariant = (typeof DERIVATIVE_VARIANTS)[number];

/** How one of them is made. */
export interface Recipe {
  /** Stored beside each file. Another name has every file of the kind made anew, in the background. */
  readonly name: string;
  /** Longest side in pixels; smaller pictures keep their size. */
  readonly side: number;
  readonly encoding: Encoding;
}

/** Browsers take no more than 16,383 pixels of WebP; a screen needs far less. */
const WEB_SIDE = 8_192;

export const RECIPES: Readonly<Record<DerivativeVariant, Recipe>> = {
  thumbnail: { name: 'webp-320/1', side: THUMBNAIL_SIDE, encoding: 'webp' },
  preview: { name: 'webp-1440/1', side: PREVIEW_SIDE, encoding: 'webp' },
  web: { name: 'webp-8192/1', side: WEB_SIDE, encoding: 'webp' },
  web_avif: { name: 'avif-8192/1', side: WEB_SIDE, encoding: 'avif' },
};

/** Names all recipes of today: an item that carries another text has files to be made. */
export const RECIPES_OF_TODAY = DERIVATIVE_VARIANTS.map((variant) => RECIPES[variant].name).join(' ');

/** What is to be made of an item that has these files: what it lacks, and what an older recipe made. */
export const outdated = (held: readonly { readonly variant: string; readonly recipe: string }[]): DerivativeVariant[] =>
  DERIVATIVE_VARIANTS.filter(
    (variant) => !held.some((file) => file.variant === variant && file.recipe === RECIPES[variant].name),
  );
