import type { BulkChanges } from './bulk-edit.js';

/** The fields of the dialog, as typed; each counts only when it is switched on. */
export interface BulkForm {
  readonly license: string;
  readonly authors: string;
  readonly addSource: string;
  readonly removeSource: string;
  readonly altText: string;
  readonly teamId: string;
  readonly namePattern: string;
}
export type BulkFormField = keyof BulkForm;

export const EMPTY_FORM: BulkForm = {
  license: '',
  authors: '',
  addSource: '',
  removeSource: '',
  altText: '',
  teamId: '',
  namePattern: '{name}{ext}',
};

/** What the switched-on fields ask for. An empty licence or text clears; the licence's address goes with its licence. */
export function changesOf(form: BulkForm, on: ReadonlySet<BulkFormField>): BulkChanges {
  const text = (field: BulkFormField): string => form[field].trim();
  return {
    ...(on.has('license') && { license: text('license') || null, licenseUrl: null }),
    ...(on.has('authors') && { authors: linesOf(form.authors).map((name) => ({ name })) }),
    ...(on.has('addSource') &&
      text('addSource') && { addSources: [{ type: 'url' as const, value: text('addSource') }] }),
    ...(on.has('removeSource') && text('removeSource') && { removeSources: [text('removeSource')] }),
    ...(on.has('altText') && { altText: text('altText') || null }),
    ...(on.has('teamId') && { teamId: form.teamId || null }),
    ...(on.has('namePattern') && text('namePattern') && { namePattern: text('namePattern') }),
  };
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
