import { HINTS_OF, SCANNERS, SUSPICIONS_OF, type ScannerName } from '@odr/contracts';
import { scoreOf } from '../../intake/finding-score.policy.js';
import type { FactSheet } from '../language/facts.js';

/** What the tables say of one content. */
export interface FactRow {
  readonly name: string;
  readonly altText: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly size: number;
  readonly format: string;
  readonly license: string | null;
  readonly licenseVerdict: string;
  readonly pdqQuality: number | null;
  readonly flags: readonly string[];
  readonly inTeam: boolean;
  readonly accountDays: number;
  readonly approved: number;
  readonly rejected: number;
  readonly pending: number;
  readonly captions: readonly string[];
  readonly banks: readonly { readonly bank: string; readonly kind: string; readonly distance: number }[];
  readonly scans: Readonly<Partial<Record<ScannerName, Readonly<Record<string, unknown>>>>>;
  /** Whether a scanner has failed, so that there may be more than is known. */
  readonly hasFailed: boolean;
}

/** Texts are cut, so that no pattern has more than this to search in. */
const MAX_TEXT = 4_000;
const MAX_FINDINGS = 50;

/** The fact sheet of what the tables say. Its members always come in the same order: it is hashed as text. */
export function factSheetOf(row: FactRow): FactSheet {
  const { width, height, scans } = row;
  const seen = scans.text?.['text'];
  return {
    image: {
      ...(width !== null && { width }),
      ...(height !== null && { height }),
      ...(width !== null && height !== null && height > 0 && sizes(width, height)),
      size: row.size,
      format: row.format,
    },
    text: {
      name: row.name.slice(0, MAX_TEXT),
      // Nobody has written one: that is known, and it is empty.
      alt: (row.altText ?? '').slice(0, MAX_TEXT),
      ...(typeof seen === 'string' && { seen: seen.slice(0, MAX_TEXT) }),
      captions: row.captions,
    },
    license: { ...(row.license !== null && { id: row.license }), verdict: row.licenseVerdict },
    uploader: {
      approved: row.approved,
      rejected: row.rejected,
      pending: row.pending,
      accountDays: row.accountDays,
      inTeam: row.inTeam,
    },
    nsfw: numbersOf(scans.nsfw, ['porn', 'hentai', 'sexy', 'drawing', 'neutral']),
    // Without a face the detector gives no score; that no face is sure at all is what it means.
    faces: { ...(scans.faces && { score: 0 }), ...numbersOf(scans.faces, ['count']), ...scored(scans.faces, 'face') },
    watermark: { ...(scans.watermark && { score: 0 }), ...scored(scans.watermark, 'watermark') },
    quality: numbersOf(scans.quality, ['sharpness', 'brightness', 'contrast', 'noise']),
    hash: { ...(row.pdqQuality !== null && { quality: row.pdqQuality }) },
    flagged: flagsOf(row),
    labels: row.flags.filter((flag) => !OF_SCANNERS.has(flag)).toSorted(),
    ...(!row.hasFailed && { findings: findingsOf(row) }),
    banks: row.banks,
  };
}

const OF_SCANNERS: ReadonlySet<string> = new Set(
  SCANNERS.flatMap((name): readonly string[] => [...SUSPICIONS_OF[name], ...HINTS_OF[name]]),
);

const sizes = (width: number, height: number): { readonly ratio: number; readonly pixels: number } => ({
  ratio: Math.round((1_000 * width) / height) / 1_000,
  pixels: width * height,
});

function numbersOf(
  findings: Readonly<Record<string, unknown>> | undefined,
  names: readonly string[],
): Readonly<Record<string, number>> {
  const known: Record<string, number> = {};
  for (const name of names) {
    const value = findings?.[name];
    if (typeof value === 'number' && Number.isFinite(value)) known[name] = value;
  }
  return known;
}

function scored(findings: Readonly<Record<string, unknown>> | undefined, flag: string): { readonly score?: number } {
  const score = findings?.[flag];
  return typeof score === 'number' ? { score } : {};
}

/** Flags of scanners that have looked: raised or not. Of the others nothing is known. */
function flagsOf({ scans, flags }: FactRow): Readonly<Record<string, boolean>> {
  const known: Record<string, boolean> = {};
  for (const name of SCANNERS) {
    if (!scans[name]) continue;
    for (const flag of [...SUSPICIONS_OF[name], ...HINTS_OF[name]]) known[flag] = flags.includes(flag);
  }
  return known;
}

function findingsOf({ scans, flags }: FactRow): NonNullable<FactSheet['findings']> {
  return SCANNERS.flatMap((scanner) =>
    [...SUSPICIONS_OF[scanner], ...HINTS_OF[scanner]]
      .filter((flag) => scans[scanner] && flags.includes(flag))
      .map((flag) => {
        const score = scoreOf(flag, scans[scanner]);
        return { flag, scanner, ...(score !== null && { score }) };
      }),
  ).slice(0, MAX_FINDINGS);
}
