import './register-typescript.mjs';

/** Starts the server that all database specs of this run share and prepares the template they copy. */
export default async function setUp(): Promise<void> {
  const { TestServer } = await import('./test-server.js');
  await TestServer.start();
}
