import { ContentStatus, ContributionState, LicenseVerdict, ProcessingState } from '@odr/contracts';
import { contributionStateOf } from '../contribution/contribution-state.js';
import type { ScanStanding } from '../scan/scan-state.reader.js';
import { adviceOn } from './advice.js';
import type { StationReport, TimelineStation } from './timeline-stations.js';

export type StepName =
  'received' | 'hashed' | 'cleaned' | 'scanned' | 'compared' | 'findable' | 'reviewed' | 'published';
/** waiting: its turn has not come; stopped: it does not go on by itself; skipped: it never comes to that. */
export type StepOutcome = 'done' | 'running' | 'waiting' | 'stopped' | 'skipped';

/** One station of an item's way. */
export interface TimelineStep {
  readonly name: StepName;
  readonly outcome: StepOutcome;
  readonly at: string | null;
  /** From the end of the step before to the end of this one. */
  readonly tookMs: number | null;
  /** Why it stopped: a problem code, or what the licence or a moderator says. */
  readonly code: string | null;
  readonly detail: string | null;
  readonly advice: string | null;
  /** What came of it: what was removed, which scanners looked, wait or gave up, how many near copies there are. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What happened to an item, as its history has it. */
export interface PastEvent {
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly at: string;
}

/** Everything that the timeline is drawn from. */
export interface ItemPast {
  readonly status: ContentStatus;
  readonly processingState: ProcessingState;
  readonly processingError: { readonly code: string; readonly detail: string } | null;
  readonly licenseVerdict: LicenseVerdict;
  /** Oldest first. */
  readonly events: readonly PastEvent[];
  readonly scans: readonly Pick<ScanStanding, 'scanner' | 'state' | 'scannedAt' | 'failure'>[];
  readonly stations: ReadonlyMap<TimelineStation['step'], StationReport>;
}

type Draft = Pick<TimelineStep, 'name' | 'outcome'> & Partial<TimelineStep>;

const REFUSED_BY: Readonly<Partial<Record<ContentStatus, string>>> = {
  unavailable: 'rejected',
  delisted: 'delisted',
  quarantined: 'quarantined',
  withdrawn: 'withdrawn',
};

/** The way of an item from its arrival to its publication, with the reason wherever it stopped. */
export function timelineOf(past: ItemPast): TimelineStep[] {
  const processed = lastOf(past.events, 'processed');
  const hasFailed = past.processingState === ProcessingState.Failed;
  const drafts: Draft[] = [{ name: 'received', outcome: 'done', at: past.events[0]?.at ?? null }];
  drafts.push(...processingSteps(past, processed));
  if (hasFailed) return finish([...drafts, ...skipped('scanned', 'reviewed', 'published')]);
  drafts.push(scanStep(past, processed !== undefined));
  for (const name of ['compared', 'findable'] as const) {
    const report = past.stations.get(name);
    if (report) drafts.push({ name, outcome: stationOutcome(report, processed), facts: report.facts });
  }
  return finish([...drafts, ...reviewSteps(past, processed)]);
}

/** Whether nothing more happens to the item by itself, so that nobody needs to look again soon. */
export const isSettled = (steps: readonly TimelineStep[]): boolean =>
  !steps.some(
    ({ name, outcome }) =>
      outcome === 'running' || (outcome === 'waiting' && name !== 'reviewed' && name !== 'published'),
  );

function processingSteps(
  { processingState, processingError, events }: ItemPast,
  processed: PastEvent | undefined,
): Draft[] {
  if (processed) {
    const removed = processed.payload['removed'];
    return [
      { name: 'hashed', outcome: 'done', at: processed.at },
      { name: 'cleaned', outcome: 'done', at: processed.at, facts: { removed: Array.isArray(removed) ? removed : [] } },
    ];
  }
  if (processingState === ProcessingState.Failed) {
    const at = lastOf(events, 'failed')?.at ?? null;
    return [{ name: 'hashed', outcome: 'stopped', at, ...processingError }, ...skipped('cleaned')];
  }
  const outcome = processingState === ProcessingState.Received ? 'waiting' : 'running';
  return [
    { name: 'hashed', outcome },
    { name: 'cleaned', outcome: 'waiting' },
  ];
}

function scanStep({ scans }: ItemPast, isProcessed: boolean): Draft {
  const named = (...states: ScanStanding['state'][]): string[] =>
    scans
      .filter(({ state }) => states.includes(state))
      .map(({ scanner }) => scanner)
      .toSorted();
  const waiting = named('waiting');
  const failed = scans.filter(({ state }) => state === 'failed').map(({ scanner, failure }) => ({ scanner, failure }));
  const outcome = !isProcessed ? 'waiting' : waiting.length > 0 ? 'running' : 'done';
  const at = latestOf(scans.flatMap(({ scannedAt }) => scannedAt ?? []));
  // While some wait, nobody can say yet when all of them were through.
  const facts = { scanners: named('done', 'outdated'), waiting, failed };
  return { name: 'scanned', outcome, at: outcome === 'done' ? at : null, facts };
}

const latestOf = (times: readonly string[]): string | null => times.toSorted().at(-1) ?? null;

const stationOutcome = ({ isDone }: StationReport, processed: PastEvent | undefined): StepOutcome =>
  isDone ? 'done' : processed ? 'running' : 'waiting';

function reviewSteps(
  { status, processingState, licenseVerdict, events }: ItemPast,
  processed: PastEvent | undefined,
): Draft[] {
  const decision = events.findLast(({ type, payload }) => type === 'status_changed' && payload['to'] === status);
  if (status === ContentStatus.Available) {
    const at = decision?.at ?? null;
    return [
      { name: 'reviewed', outcome: 'done', at, detail: reasonOf(decision) },
      { name: 'published', outcome: 'done', at },
    ];
  }
  if (status !== ContentStatus.Pending)
    return [
      {
        name: 'reviewed',
        outcome: 'stopped',
        at: decision?.at ?? null,
        code: REFUSED_BY[status] ?? status,
        detail: reasonOf(decision),
      },
      ...skipped('published'),
    ];
  const state = contributionStateOf({ status, processingState, licenseVerdict });
  const published: Draft = { name: 'published', outcome: 'waiting' };
  if (processed && state === ContributionState.NeedsYou) {
    const code = licenseVerdict === LicenseVerdict.NotOpen ? 'license_not_open' : 'license_unknown';
    return [{ name: 'reviewed', outcome: 'stopped', code }, published];
  }
  return [{ name: 'reviewed', outcome: 'waiting' }, published];
}

const reasonOf = (decision: PastEvent | undefined): string | null => {
  const reason = decision?.payload['reason'];
  return typeof reason === 'string' ? reason : null;
};

const skipped = (...names: readonly StepName[]): Draft[] => names.map((name) => ({ name, outcome: 'skipped' }));

const lastOf = (events: readonly PastEvent[], type: string): PastEvent | undefined =>
  events.findLast((event) => event.type === type);

/** Fills in what every step says, and how long each took since the one before. */
function finish(drafts: readonly Draft[]): TimelineStep[] {
  let before: string | null = null;
  return drafts.map((draft) => {
    const at = draft.at ?? null;
    // Steps beside each other may end in any order; the later one is what the next had to wait for.
    const tookMs = at !== null && before !== null ? Math.max(0, Date.parse(at) - Date.parse(before)) : null;
    if (at !== null && (before === null || Date.parse(at) > Date.parse(before))) before = at;
    const code = draft.code ?? null;
    return {
      ...draft,
      at,
      tookMs,
      code,
      detail: draft.detail ?? null,
      advice: code === null ? null : adviceOn(code),
      facts: draft.facts ?? {},
    };
  });
}
