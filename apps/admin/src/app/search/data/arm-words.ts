/** The ways of searching, for people. */
const WORDS: Readonly<Record<string, string>> = {
  text: 'Words',
  captions: 'Meaning of captions',
  pictures: 'What pictures show',
};

export const armWord = (arm: string): string => WORDS[arm] ?? arm;
