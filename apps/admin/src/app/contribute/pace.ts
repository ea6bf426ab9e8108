import { plural } from '../shared/util-format/format.js';

/** How much has come by when. */
interface Sample {
  readonly atMs: number;
  readonly bytes: number;
}

/** Long enough to even out single files, short enough to follow the line. */
const WINDOW_MS = 15_000;
const LEAST_MS = 2_000;

/** The pace of a batch over its last seconds. */
export class Pace {
  private samples: Sample[] = [];

  /** @param bytes sent of the whole batch by now */
  note(bytes: number, atMs: number): void {
    this.samples = [...this.samples.filter((sample) => atMs - sample.atMs <= WINDOW_MS), { atMs, bytes }];
  }

  /** Bytes a second; undefined until there is enough to tell. */
  get bytesPerSecond(): number | undefined {
    const [first, last] = [this.samples[0], this.samples.at(-1)];
    if (!first || !last || last.atMs - first.atMs < LEAST_MS) return undefined;
    return ((last.bytes - first.bytes) / (last.atMs - first.atMs)) * 1_000;
  }

  /** Forgets what was, as after a pause. */
  reset(): void {
    this.samples = [];
  }
}

/** "about 3 minutes left"; nothing where nobody can tell. */
export function remainingWords(bytes: number, bytesPerSecond: number | undefined): string {
  if (bytesPerSecond === undefined || bytesPerSecond <= 0) return '';
  const seconds = bytes / bytesPerSecond;
  if (seconds < 60) return 'less than a minute left';
  if (seconds < 3_600) return `about ${plural(Math.round(seconds / 60), 'minute')} left`;
  return `about ${plural(Math.round(seconds / 3_600), 'hour')} left`;
}
