const ORDER = 6;
const BETA_SQUARED = 4;

/**
 * chrF (M. Popović, WMT 2015): how many runs of one to six characters two texts share, recall counting twice as much;
 * white space does not count. The same as sacreBLEU's `CHRF()` for one sentence, but 0 to 1.
 * Works for any script, because it knows no words.
 */
export function chrF(hypothesis: string, reference: string): number {
  const given = charactersOf(hypothesis);
  const wanted = charactersOf(reference);
  let precision = 0;
  let recall = 0;
  let orders = 0;
  for (let order = 1; order <= ORDER; order += 1) {
    const total = { given: given.length - order + 1, wanted: wanted.length - order + 1 };
    if (total.given <= 0 || total.wanted <= 0) break;
    const shared = sharedRuns(runsOf(given, order), runsOf(wanted, order));
    precision += shared / total.given;
    recall += shared / total.wanted;
    orders += 1;
  }
  if (orders === 0) return given.length === wanted.length ? 1 : 0;
  precision /= orders;
  recall /= orders;
  if (precision + recall === 0) return 0;
  return ((1 + BETA_SQUARED) * precision * recall) / (BETA_SQUARED * precision + recall);
}

/** How alike two captions are when neither is the right one: the mean of both directions, 0 to 1. */
export const captionAgreement = (a: string, b: string): number => (a === b ? 1 : (chrF(a, b) + chrF(b, a)) / 2);

const charactersOf = (text: string): string[] => [...text.normalize('NFC').replace(/\s+/gu, '')];

function runsOf(characters: readonly string[], order: number): Map<string, number> {
  const runs = new Map<string, number>();
  for (let at = 0; at + order <= characters.length; at += 1) {
    const run = characters.slice(at, at + order).join('');
    runs.set(run, (runs.get(run) ?? 0) + 1);
  }
  return runs;
}

function sharedRuns(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let shared = 0;
  for (const [run, count] of a) shared += Math.min(count, b.get(run) ?? 0);
  return shared;
}
