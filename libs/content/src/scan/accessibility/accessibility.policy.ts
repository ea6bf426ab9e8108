/** The flags this scan sets and clears. They inform; they send nothing to the moderators' queue. */
export type AccessibilityFlag = 'no_alt_text' | 'no_source';

/** What the scan looks at. */
export interface AccessibilityInput {
  readonly altText: string | null;
  readonly sourceCount: number;
}

/** What is missing for people who cannot see the picture or want to find where it is from. */
export function accessibilityFlags({ altText, sourceCount }: AccessibilityInput): AccessibilityFlag[] {
  const flags: AccessibilityFlag[] = [];
  if (!altText?.trim()) flags.push('no_alt_text');
  if (sourceCount === 0) flags.push('no_source');
  return flags;
}
