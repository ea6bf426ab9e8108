import type { INestApplicationContext } from '@nestjs/common';

/** Longest a graceful end may take before it is forced, in milliseconds. */
const GRACE_MS = 10_000;

/**
 * Ends a supervised process when its supervisor is gone, however that died: the IPC channel closes with it.
 * Without this, a killed `npm start` would leave the API holding its port.
 */
export function endWithParent(app: INestApplicationContext): void {
  if (process.send === undefined) return;
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    void app.close().finally(() => process.exit(0));
  });
}
