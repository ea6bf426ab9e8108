import { text } from 'node:stream/consumers';
import { newsOf, PresenceStream } from './presence-stream.js';

describe('the stream of who is where', () => {
  it('tells numbers, never names', () => {
    const people = new Map([
      ['reports', new Set(['mina', 'otto'])],
      ['pending', new Set(['ada'])],
    ]);

    expect(JSON.stringify(newsOf(people))).toBe('{"here":{"pending":1,"reports":2}}');
  });

  it('sends news once, beats between, and ends', async () => {
    let isClosed = false;
    const stream = new PresenceStream(() => (isClosed = true));

    stream.tell({ here: { reports: 1 } });
    stream.tell({ here: { reports: 1 } });
    stream.beat();
    stream.tell({ here: { reports: 2 } });
    stream.finish();

    expect(await text(stream)).toBe(
      'event: presence\ndata: {"here":{"reports":1}}\n\n: still here\n\nevent: presence\ndata: {"here":{"reports":2}}\n\n',
    );
    expect(isClosed).toBe(true);
  });

  it('drops a client that reads nothing', () => {
    const stream = new PresenceStream(() => undefined);

    for (let count = 0; count < 100_000 && !stream.destroyed; count += 1) stream.beat();

    expect(stream.destroyed).toBe(true);
    stream.tell({ here: {} });
    stream.finish();
  });
});
