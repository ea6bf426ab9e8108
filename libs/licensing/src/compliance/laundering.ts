import { strictness } from './item-checks.js';

/** A copy of an item, as the catalogue has it. */
export interface HeldCopy {
  readonly license: string | null;
  /** Whether it came before the item. */
  readonly isOlder: boolean;
}

/**
 * Whether a copy suggests that an item's licence was laundered: somebody states a stricter one for the same picture, or stated
 * another one, equally strict, before.
 */
export function contradictsLicense(license: string | null, copy: HeldCopy): boolean {
  const [own, other] = [strictness(license), strictness(copy.license)];
  return other > own || (other === own && copy.isOlder && copy.license !== license);
}
