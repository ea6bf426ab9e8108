import type { ApiClient, ApiRequest } from '../client/api-client.js';
import { destinationOf, ended, exportToPush } from './push.js';

const OPTIONS = { version: 'latest', format: 'parquet' };
const SECRETS = { hubToken: 'hf_token', accessKeyId: 'key', secretAccessKey: 'secret' };
const NONE = { hubToken: undefined, accessKeyId: undefined, secretAccessKey: undefined };

/** Answers with one state after the other, and remembers what it was asked. */
function serverOf(states: readonly object[]) {
  const asked: ApiRequest[] = [];
  const api = {
    json: async (request: ApiRequest) => {
      asked.push(request);
      return { id: 'e1', progress: { done: 1, total: 2 }, ...states[Math.min(asked.length, states.length) - 1] };
    },
  } as unknown as ApiClient;
  return { api, asked };
}

describe('taking a dataset elsewhere', () => {
  it('takes the door’s key from the environment', () => {
    expect(destinationOf({ ...OPTIONS, hub: 'somebody/cows' }, SECRETS)).toEqual({
      huggingFace: { repository: 'somebody/cows', branch: undefined, visibility: 'private', token: 'hf_token' },
    });
    expect(destinationOf({ ...OPTIONS, bucket: 'cows', prefix: 'a' }, SECRETS)).toMatchObject({
      s3: { bucket: 'cows', prefix: 'a', accessKeyId: 'key' },
    });
    expect(() => destinationOf({ ...OPTIONS, hub: 'somebody/cows' }, NONE)).toThrow(/HF_TOKEN/);
    expect(() => destinationOf({ ...OPTIONS, bucket: 'cows' }, NONE)).toThrow(/AWS_ACCESS_KEY_ID/);
    expect(() => destinationOf(OPTIONS, SECRETS)).toThrow(/--hub or --bucket/);
    expect(() => destinationOf({ ...OPTIONS, hub: 'a/b', bucket: 'cows' }, SECRETS)).toThrow(/--hub or --bucket/);
  });

  it('writes an export unless one is named', async () => {
    const { api, asked } = serverOf([{ state: 'queued' }, { state: 'done' }]);
    expect(await exportToPush(api, 'cows', OPTIONS, () => undefined)).toBe('e1');
    expect(asked).toMatchObject([
      { method: 'POST', path: '/datasets/cows/versions/latest/exports', json: { format: 'parquet' } },
      { path: '/exports/e1' },
    ]);
    expect(await exportToPush(serverOf([]).api, 'cows', { ...OPTIONS, export: 'e0' }, () => undefined)).toBe('e0');
  });

  it('tells how far it is, and why it came to nothing', async () => {
    const told: number[] = [];
    const { api } = serverOf([
      { state: 'running' },
      { state: 'failed', error: { message: 'The token may not write.' } },
    ]);
    await expect(ended(api, '/pushes/p', (done) => told.push(done))).rejects.toThrow(/The token may not write/);
    expect(told).toEqual([1]);
  });
});
