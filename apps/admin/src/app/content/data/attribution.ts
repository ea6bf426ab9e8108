/** How the credit line is written. */
export type AttributionFormat = 'text' | 'html' | 'markdown' | 'csv';

export const ATTRIBUTION_FORMATS: readonly { readonly format: AttributionFormat; readonly word: string }[] = [
  { format: 'text', word: 'Text' },
  { format: 'html', word: 'HTML' },
  { format: 'markdown', word: 'Markdown' },
  { format: 'csv', word: 'CSV' },
];
