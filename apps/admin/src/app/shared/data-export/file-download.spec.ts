import { FileDownload } from './file-download.js';

const TEXT = 'a cow, and another';
/** Of TEXT. */
const SHA256 = 'a4d9d0b164d51ced8d2399155728a316001fef0a7d781a4650bedc95bd5e003a';

const bytesOf = (text: string): ArrayBuffer => Uint8Array.from(text, (letter) => letter.charCodeAt(0)).buffer;

function download(sha256: string | undefined, failsAt?: number) {
  const asked: [number, number][] = [];
  const saved: Blob[] = [];
  let fails = failsAt;
  const one: FileDownload = new FileDownload(
    { size: TEXT.length, ...(sha256 ? { sha256 } : {}) },
    (from, to) => {
      asked.push([from, to]);
      if (from === fails) {
        fails = undefined;
        return Promise.reject(new Error('away'));
      }
      // Less than was asked for, as a proxy may cut it.
      return Promise.resolve(bytesOf(TEXT.slice(from, Math.min(to + 1, from + 10))));
    },
    (bytes) => saved.push(bytes),
  );
  return { one, asked, saved };
}

describe('a download', () => {
  it('goes on where it broke, and is handed over whole', async () => {
    const { one, asked, saved } = download(SHA256, 10);

    await one.run();
    expect([one.state(), one.received(), one.problem()?.detail]).toEqual(['paused', 10, 'away']);
    await one.run();

    expect(asked).toEqual([
      [0, 17],
      [10, 17],
      [10, 17],
    ]);
    expect([one.state(), saved[0]?.size]).toEqual(['done', TEXT.length]);
  });

  it('hands over nothing that does not have its checksum, and starts over then', async () => {
    const { one, asked, saved } = download('0'.repeat(64));

    await one.run();
    expect([one.state(), saved]).toEqual(['damaged', []]);
    await one.run();

    expect(asked.at(-2)).toEqual([0, 17]);
  });

  it('pauses between two pieces', async () => {
    const { one, asked, saved } = download(undefined);

    const run = one.run();
    one.pause();
    await run;

    expect([one.state(), one.received(), asked.length, saved]).toEqual(['paused', 10, 1, []]);
  });
});
