/** Whoever asked for an export has paused or cancelled it: no failure, and nothing to try again. */
export class ExportStopped extends Error {}
