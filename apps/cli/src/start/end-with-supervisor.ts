/** More than the processes give themselves for a graceful end. */
const LAST_MOMENT_MS = 12_000;

/*
 * Loaded before a supervised process's own code: it ends even when its supervisor dies while it is still starting, or when
 * its graceful end hangs.
 */
process.once('disconnect', () => {
  setTimeout(() => process.exit(1), LAST_MOMENT_MS);
});
