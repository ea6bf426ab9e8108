/** What one scanner wrote down about one content. Its shape is the scanner's own. */
export type ScanFindings = Readonly<Record<string, unknown>>;

/**
 * How sure a scanner was of a flag.
 * @returns 0–1, or null where the findings do not say
 */
export function scoreOf(flag: string, findings: ScanFindings | undefined): number | null {
  if (findings === undefined) return null;
  const { porn, hentai, sexy } = findings;
  // The classifier gives probabilities of classes; the flag stands for either kind of them.
  if (flag === 'nsfw' && [porn, hentai, sexy].every(isNumber))
    return clamp(Math.max(Number(porn) + Number(hentai), Number(sexy)));
  const given = findings[flag] ?? findings['score'];
  return isNumber(given) ? clamp(given) : null;
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** Three decimals: more would only say how floating-point numbers are written. */
const clamp = (score: number): number => Math.round(1_000 * Math.min(Math.max(score, 0), 1)) / 1_000;
