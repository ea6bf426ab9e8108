import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';

import { ExchangeClient, type Listener } from '../data/exchange-client.js';
import { ImportStore } from './import-store.js';

const ok = (line: number): string => `${JSON.stringify({ line, status: 201, id: `a${line}` })}\n`;
const bad = (line: number): string =>
  `${JSON.stringify({ line, status: 422, error: { code: 'annotation.schema_violation', detail: 'No.', errors: [{ path: '/annotation/caption', code: 'type', message: 'must be string' }] } })}\n`;

/** jsdom has no reading of blobs that the page uses; the bytes are the same. */
function fileOf(name: string, text: string): File {
  const bytes = new TextEncoder().encode(text);
  const part = (from = 0, to = bytes.length) => ({
    size: to - from,
    arrayBuffer: () => Promise.resolve(bytes.slice(from, to).buffer),
    text: () => Promise.resolve(new TextDecoder().decode(bytes.slice(from, to))),
  });
  const file = {
    ...part(),
    name,
    lastModified: 7,
    slice: (from: number, to: number) => part(from, Math.min(to, bytes.length)),
  };
  return file as unknown as File;
}

describe('taking a file of annotations in', () => {
  let answer: (bytes: Blob | File, listener: Listener) => Promise<boolean>;
  const asked: { key?: string; wish?: object; bytes: string }[] = [];
  let store: ImportStore;

  beforeEach(() => {
    asked.length = 0;
    const client = {
      sendLines: async (bytes: Blob, key: string, listener: Listener) => {
        asked.push({ key, bytes: await bytes.text() });
        return answer(bytes, listener);
      },
      sendFile: async (file: File, wish: object, listener: Listener) => {
        asked.push({ wish, bytes: await file.text() });
        return answer(file, listener);
      },
    };
    TestBed.configureTestingModule({ providers: [ImportStore, { provide: ExchangeClient, useValue: client }] });
    store = TestBed.inject(ImportStore);
  });

  it('knows the format, counts outcomes as they come, and keeps what failed', async () => {
    answer = (_bytes, listener) => {
      listener.sent(1);
      listener.answered(ok(1), false);
      expect(store.tally().done).toBe(1);
      listener.answered(ok(1) + bad(2), true);
      return Promise.resolve(true);
    };
    await store.take(fileOf('a.ndjson', '{"sourceIds":[]}\n{}\n'));
    expect(store.format()).toBe('lines');

    await store.start();

    expect(store.state()).toBe('done');
    expect(store.tally()).toMatchObject({ done: 2, added: 1, failed: 1 });
    expect(store.failures()).toMatchObject([{ line: 2, where: 'line 2', rules: [{ path: '/annotation/caption' }] }]);
    expect(asked[0]?.key).toBe('a.ndjson 20 7 0');
  });

  it('goes on with the lines that were not answered, and counts none twice', async () => {
    const lines = Array.from({ length: 5_001 }, (_, index) => `{"n":${index}}`).join('\n');
    let isCut = true;
    answer = (_bytes, listener) => {
      const isSecond = asked.at(-1)?.bytes.startsWith('{"n":5000}') === true;
      listener.answered(bad(1), !isSecond);
      if (isSecond && isCut) return Promise.reject(new HttpErrorResponse({ status: 0 }));
      listener.answered(bad(1), true);
      return Promise.resolve(true);
    };
    await store.take(fileOf('a.ndjson', lines));
    await store.start();
    expect(store.problem()).toMatchObject({ code: 'client.offline' });
    expect([store.state(), store.canGoOn(), store.tally().failed]).toEqual(['stopped', true, 1]);

    isCut = false;
    await store.goOn();

    expect(store.state()).toBe('done');
    expect(store.failures().map(({ line }) => line)).toEqual([1, 5_001]);
    expect(asked.map(({ bytes }) => bytes.length)).toEqual([expect.any(Number), 10, 10]);
  });

  it('checks a file of others without keeping it, and then takes it in', async () => {
    answer = (_bytes, listener) => {
      listener.answered('{"line":1,"where":"line 2","status":200,"id":""}\n', true);
      return Promise.resolve(true);
    };
    await store.take(fileOf('a.csv', 'caption\nA cow'));
    store.isDryRun.set(true);
    await store.start();
    expect([store.wasDryRun(), store.tally().known]).toEqual([true, 1]);

    await store.start(false);
    expect(asked.map(({ wish }) => wish)).toEqual([
      { format: 'csv', sourceId: '', isDryRun: true },
      { format: 'csv', sourceId: '', isDryRun: false },
    ]);
    expect(store.wasDryRun()).toBe(false);
  });

  it('does not begin without a format', async () => {
    await store.take(fileOf('cow.bin', 'moo'));
    expect(store.isReady()).toBe(false);
    await store.start();
    expect(asked).toEqual([]);
  });
});
