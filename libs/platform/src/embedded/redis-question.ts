import { connect } from 'node:net';

const PATIENCE_MS = 1_000;

/**
 * Sends inline commands to a Redis server of this machine and returns what it answers to them, raw; empty when nobody
 * listens. Enough to know whether a server lives, without a client that reconnects on its own.
 */
export function askRedis(port: number, commands: string): Promise<string> {
  const expected = commands.trim().split('\r\n').length;
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: PATIENCE_MS });
    let answer = '';
    const finish = (): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('connect', () => socket.write(commands));
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString();
      if (answer.split('\r\n').length > expected) finish();
    });
    socket.on('timeout', finish);
    socket.on('error', finish);
    socket.on('end', finish);
  });
}
