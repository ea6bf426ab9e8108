/** Offered first; any other BCP 47 tag may be typed. */
export const LANGUAGES = [
  'ar', 'bn', 'cs', 'da', 'de', 'el', 'en', 'es', 'fa', 'fi', 'fr', 'he', 'hi', 'hu', 'id', 'it', 'ja', 'ko', 'nl', 'no',
  'pl', 'pt', 'ro', 'ru', 'sv', 'sw', 'th', 'tr', 'uk', 'ur', 'vi', 'zh',
] as const; // prettier-ignore

const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)(-|$)/i;

/** Which way it is written; without a language the text itself tells. */
export function directionOf(language: string): 'ltr' | 'rtl' | 'auto' {
  if (language === '') return 'auto';
  return RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr';
}

/** "German" for `de`; the tag itself when nobody knows it. */
export function languageName(language: string): string {
  if (language === '') return 'in any language';
  try {
    return names.of(language) ?? language;
  } catch {
    // What is typed is not a tag yet.
    return language;
  }
}

const names = new Intl.DisplayNames(['en'], { type: 'language' });
