import '../../../libs/platform/src/testing/register-typescript.mjs';

/** Stops the system by the signal that Ctrl-C sends, and fails if any process of it is left. */
export default async function tearDown(): Promise<void> {
  const { RunningSystem } = await import('./support/running-system.js');
  await RunningSystem.stop();
}
