import type { ExportedFile, PushResult } from '@odr/entities';

/** A file of an export with where it lies. */
export interface PushedFile extends ExportedFile {
  /** On this machine. */
  readonly at: string;
}

/** What a destination is given to work with. */
export interface PushWork {
  readonly files: readonly PushedFile[];
  /** What the push is called where there is room for words. */
  readonly title: string;
  /** Ends what is on its way: whoever asked wants it no longer. */
  readonly signal: AbortSignal;
  /** Told as bytes get there; what was there before counts. */
  progress(bytesDone: number): void;
  /** Asked before the push can be seen: nothing withdrawn gets out. @throws ExportHoldsWithdrawn */
  assertStanding(): Promise<void>;
}

/** A place that an export can be taken to. A repeat sends only what is not there yet. */
export interface PushPlace {
  /** @throws PushRefused, PushUnreachable, ExportHoldsWithdrawn, and the reason of the signal once that is given */
  push(work: PushWork): Promise<PushResult>;
}

/** The list of checksums by which a later push knows what an earlier one has left. */
export const SUMS = 'SHA256SUMS';

/** Paths that a list of checksums names. */
const pathsIn = (sums: string): string[] =>
  sums.split('\n').flatMap((line) => /^[0-9a-f]{64} [ *](.+)$/.exec(line)?.[1] ?? []);

/** What an earlier push left and this one does not have; whatever else is there is not ours. */
export function leftBehind(sums: string | undefined, files: readonly ExportedFile[]): string[] {
  const here = new Set(files.map(({ path }) => path));
  return pathsIn(sums ?? '').filter((path) => !here.has(path));
}
