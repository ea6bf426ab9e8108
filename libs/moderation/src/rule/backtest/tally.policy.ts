import type { ContentId, RuleId, UserId } from '@odr/kernel';

/** One fact sheet as a backtest reads it, with what people decided and what the rule did at the time. */
export interface ReplayedSheet {
  readonly id: string;
  readonly contentId: ContentId;
  /** Whether people took action on the content; null where no decision stands. */
  readonly verdict: boolean | null;
  /** Whether this version judged the sheet when it came in. */
  readonly hasRun: boolean;
  /** Whether it matched then. */
  readonly hasHit: boolean;
}

/** What this version, and others that are live, say to a sheet now. */
export interface ReplayedAnswer {
  readonly answer: boolean | null;
  /** Other live rules that match too; asked only where this one matches. */
  readonly others: readonly RuleId[];
}

const SAMPLES = 12;
const MAX_UPLOADERS = 1_000;
const MAX_DIFFERENCES = 20;

type Sample = 'right' | 'wrong' | 'unjudged' | 'missed';

/** What has been counted so far. Plain JSON: it is kept between batches, so that a backtest goes on where it was. */
export interface Tally {
  /** Sheets read. */
  sheets: number;
  contents: number;
  matched: number;
  /** Contents on which the rule has no answer, because a fact is not known. */
  unknown: number;
  /** Matched, and people took action. */
  right: number;
  /** Matched, and people approved. */
  wrong: number;
  /** Not matched, and people took action. */
  missed: number;
  /** Not matched, and people approved. */
  spared: number;
  samples: Record<Sample, ContentId[]>;
  /** Hits by contributor. */
  uploaders: Record<UserId, number>;
  /** Matched contents that another live rule matches too. */
  overlap: Record<RuleId, number>;
  /** The same sheets, then and now. */
  replay: { runs: number; hits: number; again: number; different: string[] };
  /** The content in hand: it may have more sheets. */
  open: { contentId: ContentId; verdict: boolean | null; matched: boolean; unknown: boolean; others: RuleId[] } | null;
}

export const emptyTally = (): Tally => ({
  sheets: 0,
  contents: 0,
  matched: 0,
  unknown: 0,
  right: 0,
  wrong: 0,
  missed: 0,
  spared: 0,
  samples: { right: [], wrong: [], unjudged: [], missed: [] },
  uploaders: {},
  overlap: {},
  replay: { runs: 0, hits: 0, again: 0, different: [] },
  open: null,
});

/**
 * Adds one sheet. Sheets come in the order of their contents: a content counts once, and as matched when any of its
 * sheets is. @returns the content that is complete now and matched, whose contributor is to be counted
 */
export function addSheet(
  tally: Tally,
  sheet: ReplayedSheet,
  { answer, others }: ReplayedAnswer,
): ContentId | undefined {
  tally.sheets += 1;
  if (sheet.hasRun) compareWithThen(tally.replay, sheet, answer === true);
  const closed = tally.open && tally.open.contentId !== sheet.contentId ? closeContent(tally) : undefined;
  const open = (tally.open ??= {
    contentId: sheet.contentId,
    verdict: sheet.verdict,
    matched: false,
    unknown: false,
    others: [],
  });
  open.matched ||= answer === true;
  open.unknown ||= answer === null;
  for (const other of others) if (!open.others.includes(other)) open.others.push(other);
  return closed;
}

/** Counts the content in hand. @returns its id when it was matched */
export function closeContent(tally: Tally): ContentId | undefined {
  const { open } = tally;
  tally.open = null;
  if (!open) return undefined;
  tally.contents += 1;
  if (open.matched) {
    tally.matched += 1;
    for (const other of open.others) tally.overlap[other] = (tally.overlap[other] ?? 0) + 1;
    const kind = open.verdict === null ? 'unjudged' : open.verdict ? 'right' : 'wrong';
    if (kind !== 'unjudged') tally[kind] += 1;
    keepSample(tally.samples[kind], open.contentId);
    return open.contentId;
  }
  if (open.unknown) tally.unknown += 1;
  if (open.verdict === true) {
    tally.missed += 1;
    keepSample(tally.samples.missed, open.contentId);
  }
  if (open.verdict === false) tally.spared += 1;
  return undefined;
}

/** Counts a hit for its contributor. Beyond a thousand of them only those that are there go on being counted. */
export function countUploader(tally: Tally, id: UserId): void {
  const known = tally.uploaders[id];
  if (known !== undefined || Object.keys(tally.uploaders).length < MAX_UPLOADERS)
    tally.uploaders[id] = (known ?? 0) + 1;
}

/** The newest are kept. */
function keepSample(samples: ContentId[], id: ContentId): void {
  samples.push(id);
  if (samples.length > SAMPLES) samples.shift();
}

function compareWithThen(replay: Tally['replay'], sheet: ReplayedSheet, matches: boolean): void {
  replay.runs += 1;
  if (sheet.hasHit) replay.hits += 1;
  if (sheet.hasHit && matches) replay.again += 1;
  if (sheet.hasHit !== matches && replay.different.length < MAX_DIFFERENCES) replay.different.push(sheet.id);
}
