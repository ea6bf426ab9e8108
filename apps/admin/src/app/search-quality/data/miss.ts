export type { SearchMissPageResponse, SearchMissResponse } from '@odr/sdk';

/** What the server calls what keeps words as they are written. */
const UNKNOWN = 'simple';

/** A language as people read it. @example 'English' */
export const languageWord = (language: string): string =>
  language === UNKNOWN || language === '' ? 'As written' : `${language.charAt(0).toUpperCase()}${language.slice(1)}`;
