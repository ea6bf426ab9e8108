import type { ProbeResult } from '../source-probe.js';

/** The flags this scan sets and clears. They inform; they send nothing to the moderators' queue. */
export const ACCESSIBILITY_FLAGS = ['no_alt_text', 'no_source', 'source_unreachable'] as const;
export type AccessibilityFlag = (typeof ACCESSIBILITY_FLAGS)[number];

/** What the scan looks at. `probes` has an entry for each address that was asked. */
export interface AccessibilityInput {
  readonly altText: string | null;
  readonly sourceCount: number;
  readonly probes: readonly ProbeResult[];
}

/** What is missing for people who cannot see the picture or want to find where it is from. */
export function accessibilityFlags({ altText, sourceCount, probes }: AccessibilityInput): AccessibilityFlag[] {
  const flags: AccessibilityFlag[] = [];
  if (!altText?.trim()) flags.push('no_alt_text');
  if (sourceCount === 0) flags.push('no_source');
  if (probes.length > 0 && !probes.some(({ isReachable }) => isReachable)) flags.push('source_unreachable');
  return flags;
}
