import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';

import { AnnotateClient } from '../data/annotate-client.js';
import { DraftKeeper } from '../data/draft-keeper.js';
import { SuggestionClient } from '../data/suggestion-client.js';
import type { Held } from '../model/document.js';
import { type Draft, EMPTY_DRAFT } from '../model/draft.js';
import { Decider } from './decider.js';
import { Saver } from './saver.js';

/** A server with annotations of one picture. Each answer may be refused before. */
class Server {
  readonly kept = new Map<string, Held>();
  readonly asked: string[] = [];
  readonly clientIds: string[] = [];
  /** Statuses of the next answers; 0 is a lost connection. */
  refusals: number[] = [];
  private count = 0;

  create(_contentId: string, sourceId: string, value: unknown, clientId: string): Promise<Held> {
    this.asked.push(`create ${sourceId}`);
    this.clientIds.push(clientId);
    return this.answered({ id: `a${(this.count += 1)}`, version: 1, value });
  }

  update(id: string, version: number, value: unknown): Promise<Held> {
    this.asked.push(`update ${id} ${version}`);
    const current = this.kept.get(id);
    if (current?.version !== version) this.refusals.unshift(current ? 412 : 404);
    return this.answered({ id, version: version + 1, value });
  }

  delete(id: string): Promise<unknown> {
    this.asked.push(`delete ${id}`);
    return this.answered(undefined).then(() => this.kept.delete(id));
  }

  read(id: string): Promise<unknown> {
    const found = this.kept.get(id);
    return found
      ? Promise.resolve({ ...found, annotation: found.value, sources: [{ id: 'tags', name: 'tags' }] })
      : Promise.reject(new HttpErrorResponse({ status: 404 }));
  }

  private answered<T extends Held | undefined>(held: T): Promise<T> {
    const status = this.refusals.shift();
    const errors = [{ path: '/annotation/mood', code: 'enum', message: 'must be calm' }];
    if (status !== undefined) return Promise.reject(new HttpErrorResponse({ status, error: { errors } }));
    if (held) this.kept.set(held.id, held);
    return Promise.resolve(held);
  }
}

const tagged = (...words: string[]): Draft => ({ ...EMPTY_DRAFT, tags: words.map((tag) => ({ tag })) });

describe('saving what is on the screen', () => {
  let server: Server;
  let saver: Saver;
  const keeper = (): DraftKeeper => TestBed.inject(DraftKeeper);

  /** @param begun what the server has of the person who is here */
  function open(begun: Draft = EMPTY_DRAFT, held: readonly (readonly [string, Held])[] = []): void {
    TestBed.configureTestingModule({
      providers: [
        Saver,
        Decider,
        { provide: AnnotateClient, useValue: server },
        { provide: SuggestionClient, useValue: {} },
      ],
    });
    saver = TestBed.inject(Saver);
    const desk = {
      userId: 'anna',
      contentId: 'c1',
      sourceId: (key: object) => String(Object.values(key)[0]),
      isWhole: (_key: string, value: unknown) => JSON.stringify(value) !== '{"half":true}',
    };
    saver.open(desk, { draft: begun, held: new Map(held) }, { kept: keeper().find('anna', 'c1'), suggestions: [] });
  }
  const wait = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);

  beforeEach(() => {
    jest.useFakeTimers();
    localStorage.clear();
    server = new Server();
  });
  afterEach(() => jest.useRealTimers());

  it('waits until one pauses, and then sends what there is, once', async () => {
    open();

    saver.changed(tagged('a'));
    await wait(800);
    saver.changed(tagged('a', 'b'));
    await wait(800);
    expect([saver.state(), server.asked]).toEqual(['waiting', []]);

    await wait(200);
    expect([saver.state(), server.asked]).toEqual(['saved', ['create tags']]);
    expect([...server.kept.values()]).toMatchObject([{ value: { tags: ['a', 'b'] } }]);
  });

  it('sends what changed while it was sending, from the version it has made', async () => {
    open();
    saver.changed(tagged('a'));
    const sent = saver.flush();
    saver.changed(tagged('b'));
    await sent;
    await wait(1_000);

    expect(server.asked).toEqual(['create tags', 'update a1 1']);
    expect(saver.state()).toBe('saved');
  });

  it('sends nothing for what was taken back meanwhile', async () => {
    open();
    saver.changed(tagged('a'));
    saver.changed(EMPTY_DRAFT);
    await wait(2_000);

    expect([saver.state(), server.asked]).toEqual(['saved', []]);
  });

  it.each([0, 503, 429])('keeps the work and tries again after a %i', async (status) => {
    open();
    server.refusals = [status];
    saver.changed(tagged('a'));
    await wait(1_000);
    expect(saver.state()).toBe('offline');
    expect(keeper().find('anna', 'c1')).toMatchObject({ draft: { tags: [{ tag: 'a' }] } });

    await wait(8_000);
    expect(saver.state()).toBe('saved');
    expect(new Set(server.clientIds).size).toBe(1);
    expect(keeper().find('anna', 'c1')).toBeUndefined();
  });

  it('tries again at once when the connection is back', async () => {
    open();
    server.refusals = [0];
    saver.changed(tagged('a'));
    await wait(1_000);
    window.dispatchEvent(new Event('online'));
    await wait(0);

    expect(saver.state()).toBe('saved');
  });

  it('waits for a session, and goes on from a kept draft', async () => {
    open();
    server.refusals = [401];
    saver.changed(tagged('a'));
    await wait(1_000);
    expect(saver.state()).toBe('signed_out');
    await wait(60_000);
    expect(server.asked).toHaveLength(1);

    TestBed.resetTestingModule();
    open();
    await wait(0);
    expect([saver.state(), server.asked]).toEqual(['saved', ['create tags', 'create tags']]);
    expect(new Set(server.clientIds).size).toBe(1);
  });

  it('lets nothing go that was not kept yet when the page is left', () => {
    open();
    saver.changed(tagged('a'));
    window.dispatchEvent(new Event('pagehide'));
    expect(keeper().find('anna', 'c1')?.draft.tags).toEqual([{ tag: 'a' }]);

    saver.changed(tagged('a', 'b'));
    TestBed.resetTestingModule();
    expect(keeper().find('anna', 'c1')?.draft.tags).toEqual([{ tag: 'a' }, { tag: 'b' }]);
  });

  it('says when nothing keeps the work', async () => {
    open();
    const full = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    server.refusals = [0];
    saver.changed(tagged('a'));
    await wait(1_000);

    expect(saver.isSafe()).toBe(false);
    full.mockRestore();
  });

  it('asks when somebody else was faster, and saves what comes of both', async () => {
    const held = { id: 'a9', version: 1, value: { tags: ['a'] } };
    server.kept.set('a9', { ...held, version: 2, value: { tags: ['a', 'theirs'] } });
    open(tagged('a'), [['tags', held]]);
    saver.changed(tagged('a', 'mine'));
    await wait(1_000);

    const conflict = saver.conflict();
    expect(saver.state()).toBe('conflict');
    expect(conflict).toMatchObject({
      key: 'tags',
      base: { tags: ['a'] },
      mine: { tags: ['a', 'mine'] },
      theirs: { version: 2, value: { tags: ['a', 'theirs'] } },
    });

    // Nothing is sent over their version while nobody has decided.
    saver.changed(tagged('a', 'mine', 'more'));
    await wait(20_000);
    expect(server.kept.get('a9')?.version).toBe(2);

    if (conflict) await saver.settle(conflict, tagged('a', 'theirs', 'mine', 'more'));
    expect(saver.state()).toBe('saved');
    expect(server.kept.get('a9')).toMatchObject({ version: 3, value: { tags: ['a', 'theirs', 'mine', 'more'] } });
  });

  it('makes anew what somebody has deleted', async () => {
    open(tagged('a'), [['tags', { id: 'gone', version: 1, value: { tags: ['a'] } }]]);
    saver.changed(tagged('b'));
    await wait(1_000);

    expect(server.asked).toEqual(['update gone 1', 'create tags']);
    expect(saver.state()).toBe('saved');
  });

  describe('forms', () => {
    const filled = (value: unknown, ...words: string[]): Draft => ({
      ...tagged(...words),
      values: { s1: value, s2: { fine: 1 } },
    });

    it('are kept, and not sent, until they are complete', async () => {
      open();
      saver.changed(filled({ half: true }));
      await wait(1_000);
      expect([saver.state(), server.asked]).toEqual(['unfinished', ['create s2']]);
      expect(keeper().find('anna', 'c1')?.draft.values).toMatchObject({ s1: { half: true } });
      expect(await saver.flush()).toBe(false);

      saver.changed(filled({ whole: true }));
      await wait(1_000);
      expect([saver.state(), server.asked]).toEqual(['saved', ['create s2', 'create s1']]);
    });

    it('that are refused hold nothing else up, and are sent again once they say something else', async () => {
      open();
      server.refusals = [422];
      saver.changed(filled({ mood: 'odd' }));
      await wait(1_000);
      expect(saver.state()).toBe('refused');
      expect(server.asked).toEqual(['create s1', 'create s2']);
      expect(saver.refusals().get('source:s1')?.problem.errors).toMatchObject([{ path: '/annotation/mood' }]);

      saver.changed(filled({ mood: 'odd' }, 'cow'));
      await wait(1_000);
      expect([saver.state(), server.asked.slice(2)]).toEqual(['refused', ['create tags']]);

      saver.changed(filled({ mood: 'calm' }, 'cow'));
      await wait(1_000);
      expect([saver.state(), server.asked.slice(3)]).toEqual(['saved', ['create s1']]);
      expect(saver.refusals().size).toBe(0);
    });

    it('that are refused are tried again when somebody asks', async () => {
      open();
      server.refusals = [422];
      saver.changed(filled({ mood: 'odd' }));
      await wait(1_000);

      expect(await saver.again()).toBe(true);
    });
  });
});
