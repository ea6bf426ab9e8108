import '../../../libs/platform/src/testing/register-typescript.mjs';

/** Starts the whole system, once for all files, as its users start it. Imported late, because the line above teaches Node to read it. */
export default async function setUp(): Promise<void> {
  const { RunningSystem } = await import('./support/running-system.js');
  await RunningSystem.start();
}
