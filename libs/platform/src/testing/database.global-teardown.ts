import './register-typescript.mjs';

/** Stops the server of this run and removes its folder. */
export default async function tearDown(): Promise<void> {
  const { TestServer } = await import('./test-server.js');
  await TestServer.stop();
}
