/** Descriptions of pictures that nobody took: seeded, so that every run measures the same. */

/** Words that stand in every other caption, and say nothing. */
const FILLERS = ['a', 'the', 'in', 'on', 'with', 'of', 'and', 'is', 'near'];
const ONSETS = [
  'b',
  'br',
  'd',
  'f',
  'fl',
  'g',
  'gr',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'pl',
  'r',
  's',
  'st',
  't',
  'tr',
  'v',
  'w',
  'z',
];
const NUCLEI = ['a', 'e', 'i', 'o', 'u', 'ai', 'ou'];
const CODAS = ['', 'n', 'r', 'l', 'm', 'k'];

const VOCABULARY = 30_000;
const ASPECTS = 6;
const TOLD = 3;
/** How often another word is used for the same thing. */
const SYNONYM = 0.4;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The word of a rank: the lower, the more frequent. Words differ in their first two syllables. */
export function wordOf(rank: number): string {
  const syllable = (at: number): string =>
    `${ONSETS[at % ONSETS.length] ?? ''}${NUCLEI[Math.floor(at / ONSETS.length) % NUCLEI.length] ?? ''}`;
  const base = ONSETS.length * NUCLEI.length;
  return `${syllable(rank % base)}${syllable(Math.floor(rank / base) % base)}${CODAS[Math.floor(rank / base / base) % CODAS.length] ?? ''}sk`;
}

/** A rank by Zipf's law: words of pictures are as uneven as those of books. */
export const someRank = (random: () => number): number => Math.floor(VOCABULARY ** random()) - 1;

/** What five people say of one picture: each tells some of what is there, and now and then calls it otherwise. */
export function captionsOf(scene: number): string[] {
  const random = seeded(scene * 7_919 + 1);
  const aspects = Array.from({ length: ASPECTS }, () => someRank(random));
  return Array.from({ length: 5 }, () => {
    const told = [...aspects].sort(() => random() - 0.5).slice(0, TOLD);
    return told
      .map((rank) => {
        const filler = FILLERS[Math.floor(random() * FILLERS.length)] ?? 'a';
        return `${filler} ${wordOf(random() < SYNONYM ? someRank(random) : rank)}`;
      })
      .join(' ');
  });
}
