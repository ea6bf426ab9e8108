import { isSettled, timelineOf, type ItemPast, type TimelineStep } from './timeline.policy.js';

const at = (second: number): string => `2026-03-01T10:00:${String(second).padStart(2, '0')}.000Z`;
const fresh: ItemPast = {
  status: 'pending',
  processingState: 'received',
  processingError: null,
  licenseVerdict: 'open',
  events: [{ type: 'received', payload: {}, at: at(0) }],
  scans: [{ scanner: 'nsfw', state: 'waiting', scannedAt: null, failure: null }],
  stations: new Map([['compared', { isDone: false, facts: {} }]]),
};
const processed: ItemPast = {
  ...fresh,
  processingState: 'done',
  events: [...fresh.events, { type: 'processed', payload: { removed: ['EXIF'] }, at: at(2) }],
  scans: [{ scanner: 'nsfw', state: 'done', scannedAt: at(5), failure: null }],
  stations: new Map([['compared', { isDone: true, facts: { nearCopies: 1 } }]]),
};
const decided = (to: ItemPast['status'], reason: string): ItemPast => ({
  ...processed,
  status: to,
  events: [...processed.events, { type: 'status_changed', payload: { from: 'pending', to, reason }, at: at(30) }],
});
const outcomes = (steps: readonly TimelineStep[]): string[] => steps.map(({ name, outcome }) => `${name} ${outcome}`);
const step = (past: ItemPast, name: string): TimelineStep | undefined =>
  timelineOf(past).find((one) => one.name === name);

describe('the way of an item', () => {
  it('is ahead of it at first', () => {
    expect(outcomes(timelineOf(fresh))).toEqual([
      'received done',
      'hashed waiting',
      'cleaned waiting',
      'scanned waiting',
      'compared waiting',
      'reviewed waiting',
      'published waiting',
    ]);
    expect(isSettled(timelineOf(fresh))).toBe(false);
  });

  it('says what was done, how long it took and what came of it', () => {
    expect(step(processed, 'hashed')).toMatchObject({ outcome: 'done', at: at(2), tookMs: 2_000 });
    expect(step(processed, 'cleaned')).toMatchObject({ facts: { removed: ['EXIF'] }, tookMs: 0 });
    expect(step(processed, 'scanned')).toMatchObject({ facts: { scanners: ['nsfw'] }, tookMs: 3_000 });
    expect(step(processed, 'compared')).toMatchObject({ outcome: 'done', facts: { nearCopies: 1 } });
    expect(step(processed, 'reviewed')).toMatchObject({ outcome: 'waiting', code: null });
    expect(isSettled(timelineOf(processed))).toBe(true);
  });

  it('names the scanners that still wait, and those that gave up', () => {
    const faces = { scanner: 'faces', state: 'failed', scannedAt: null, failure: 'model.timed_out' } as const;
    const text = { scanner: 'text', state: 'waiting', scannedAt: null, failure: null } as const;
    const failed = [{ scanner: 'faces', failure: 'model.timed_out' }];
    const underWay = { ...processed, scans: [...processed.scans, faces, text] };

    expect(step(underWay, 'scanned')).toMatchObject({
      outcome: 'running',
      at: null,
      facts: { scanners: ['nsfw'], waiting: ['text'], failed },
    });
    expect(isSettled(timelineOf(underWay))).toBe(false);
    expect(step({ ...processed, scans: [...processed.scans, faces] }, 'scanned')).toMatchObject({
      outcome: 'done',
      at: at(5),
      facts: { scanners: ['nsfw'], waiting: [], failed },
    });
  });

  it('stops with its reason, and what to do, where a file cannot be read', () => {
    const processingError = { code: 'content.truncated', detail: 'The file ends before the picture does.' };
    const failed = { ...fresh, processingState: 'failed' as const, processingError };

    expect(outcomes(timelineOf(failed))).toEqual([
      'received done',
      'hashed stopped',
      'cleaned skipped',
      'scanned skipped',
      'reviewed skipped',
      'published skipped',
    ]);
    expect(step(failed, 'hashed')).toMatchObject({
      ...processingError,
      advice: expect.stringContaining('Copy it again'),
    });
  });

  it('stops before the review while the licence is missing', () => {
    const unlicensed = { ...processed, licenseVerdict: 'unknown' as const };
    expect(step(unlicensed, 'reviewed')).toMatchObject({ outcome: 'stopped', code: 'license_unknown' });
    expect(step(unlicensed, 'published')).toMatchObject({ outcome: 'waiting' });
  });

  it('ends in public, or with what moderators said', () => {
    expect(step(decided('available', 'approve'), 'published')).toMatchObject({ outcome: 'done', at: at(30) });
    expect(step(decided('available', 'approve'), 'reviewed')).toMatchObject({ tookMs: 25_000 });
    expect(step(decided('unavailable', 'nudity'), 'reviewed')).toMatchObject({
      outcome: 'stopped',
      code: 'rejected',
      detail: 'nudity',
    });
    expect(step(decided('unavailable', 'nudity'), 'published')).toMatchObject({ outcome: 'skipped' });
  });
});
