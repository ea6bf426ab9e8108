/**
 * PostgreSQL's configurations for full text by language (BCP 47, first part). A configuration knows the endings and the
 * stop words of its language; whatever has none is indexed as it is written.
 */
const CONFIGURATIONS: Readonly<Record<string, string>> = {
  ar: 'arabic',
  ca: 'catalan',
  da: 'danish',
  de: 'german',
  el: 'greek',
  en: 'english',
  es: 'spanish',
  eu: 'basque',
  fi: 'finnish',
  fr: 'french',
  ga: 'irish',
  hi: 'hindi',
  hu: 'hungarian',
  hy: 'armenian',
  id: 'indonesian',
  it: 'italian',
  lt: 'lithuanian',
  nb: 'norwegian',
  ne: 'nepali',
  nl: 'dutch',
  nn: 'norwegian',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sr: 'serbian',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish',
  yi: 'yiddish',
};

/** What texts are taken for that do not say their language: names of files, and most captions, are English. */
export const DEFAULT_CONFIGURATION = 'english';
/** Keeps words as they are written. */
export const SIMPLE_CONFIGURATION = 'simple';

const LETTER = /\p{L}/u;
const LATIN = /\p{Script=Latin}/u;

/**
 * The configuration a text is indexed under.
 * @param language BCP 47, as captions say it; without it Latin letters are taken for English, others for no language in particular
 */
export function configurationOf(text: string, language?: string): string {
  const primary = language?.split('-', 1)[0]?.toLowerCase();
  if (primary) return CONFIGURATIONS[primary] ?? SIMPLE_CONFIGURATION;
  const letters = [...text.slice(0, 1_000)].filter((character) => LETTER.test(character));
  const latin = letters.filter((character) => LATIN.test(character)).length;
  return latin * 2 >= letters.length ? DEFAULT_CONFIGURATION : SIMPLE_CONFIGURATION;
}
