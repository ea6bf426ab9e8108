import { TestBed } from '@angular/core/testing';

import type { Content } from '../../shared/data-content/content.js';
import { SetClient } from '../../shared/data-sets/data/set-client.js';
import { WalkClient } from '../data/walk-client.js';
import { Walk } from './walk.js';

const picture = (id: string): Content => ({ id, name: id }) as Content;

/** A set of five pictures in pages of two, and a campaign that gives its items out one by one. */
class Lists {
  readonly asked: string[] = [];
  left = ['p1', 'p2'];
  private submitted = 0;

  items(_set: string, cursor = '0'): Promise<object> {
    this.asked.push(`page ${cursor}`);
    const from = Number(cursor);
    const ids = ['c0', 'c1', 'c2', 'c3', 'c4'].slice(from, from + 2);
    return Promise.resolve({
      items: ids.map((id) => ({ content: picture(id) })),
      nextCursor: from + 2 < 5 ? String(from + 2) : null,
    });
  }

  get(): Promise<object> {
    return Promise.resolve({ itemCount: 5 });
  }

  next(): Promise<object | undefined> {
    const [contentId] = this.left;
    if (contentId === undefined) return Promise.resolve(undefined);
    return Promise.resolve({
      id: `of-${contentId}`,
      contentId,
      guideline: 'Only cows.',
      sourceIds: ['s1'],
      submitted: this.submitted,
      remaining: this.left.length,
    });
  }

  submit({ contentId }: { contentId: string }): Promise<void> {
    this.asked.push(`submit ${contentId}`);
    this.submitted += 1;
    return this.skip({ contentId });
  }

  skip({ contentId }: { contentId: string }): Promise<void> {
    this.left = this.left.filter((one) => one !== contentId);
    return Promise.resolve();
  }

  content(id: string): Promise<Content> {
    return Promise.resolve(picture(id));
  }

  found(filters: object): Promise<object> {
    return Promise.resolve({ items: [picture('c0'), picture('c1')], nextCursor: null, total: 2, filters });
  }
}

describe('going through pictures', () => {
  let lists: Lists;
  let walk: Walk;

  beforeEach(() => {
    lists = new Lists();
    TestBed.configureTestingModule({
      providers: [
        { provide: SetClient, useValue: lists },
        { provide: WalkClient, useValue: lists },
      ],
    });
    walk = TestBed.inject(Walk);
  });

  it('knows its place in a set, and what comes before and after', async () => {
    await walk.come({ set: 's' }, 'c2');

    expect([walk.position(), walk.total()]).toEqual([3, 5]);
    expect([walk.previous()?.id, walk.next()?.id]).toEqual(['c1', 'c3']);
    expect((await walk.following())?.id).toBe('c3');
  });

  it('reads a list only as far as it needs, and not twice', async () => {
    await walk.come({ set: 's' }, 'c0');
    expect(lists.asked).toEqual(['page 0']);
    await walk.come({ set: 's' }, 'c1');
    expect(lists.asked).toEqual(['page 0', 'page 2']);
    await walk.come({ set: 's' }, 'c2');
    expect(lists.asked).toEqual(['page 0', 'page 2']);
  });

  it('ends with the last one', async () => {
    await walk.come({ set: 's' }, 'c4');

    expect(walk.next()).toBeUndefined();
    expect(await walk.following()).toBeUndefined();
  });

  it('goes nowhere from a picture that is not in the list', async () => {
    await walk.come({ set: 's' }, 'stranger');

    expect([walk.position(), walk.next()]).toEqual([undefined, undefined]);
    expect(walk.isWalking()).toBe(true);
  });

  it('is no list for a single picture', async () => {
    await walk.come({}, 'c1');

    expect([walk.isWalking(), walk.position(), walk.isHandedIn()]).toEqual([false, undefined, false]);
  });

  it('goes through what browsing found', async () => {
    await walk.come({ filters: { q: 'cow' } }, 'c0');

    expect([walk.next()?.id, walk.total()]).toEqual(['c1', 2]);
  });

  it('can be walked although its list cannot be read', async () => {
    lists.items = () => Promise.reject(new Error('away'));

    await walk.come({ set: 's' }, 'c1');

    expect(walk.position()).toBeUndefined();
  });

  it('hands the item of a campaign in, and takes the next one', async () => {
    await walk.come({ campaign: 'k' }, 'p1');
    expect([walk.isHandedIn(), walk.guideline(), walk.sourceIds(), walk.position(), walk.total()]).toEqual([
      true,
      'Only cows.',
      ['s1'],
      1,
      2,
    ]);

    expect((await walk.following())?.id).toBe('p2');
    await walk.come({ campaign: 'k' }, 'p2');

    expect(lists.asked).toEqual(['submit p1']);
    expect([walk.position(), walk.total(), walk.previous()?.id]).toEqual([2, 2, 'p1']);
  });

  it('leaves a skipped item to others, and ends when nothing is left', async () => {
    await walk.come({ campaign: 'k' }, 'p1');
    await walk.skip();
    await walk.come({ campaign: 'k' }, (await walk.following())?.id ?? '');
    expect(lists.asked).toEqual([]);

    expect(await walk.following()).toBeUndefined();
    expect(walk.isHandedIn()).toBe(false);
  });

  it('does not hand in what is looked at again', async () => {
    await walk.come({ campaign: 'k' }, 'p1');
    await walk.come({ campaign: 'k' }, (await walk.following())?.id ?? '');
    await walk.come({ campaign: 'k' }, 'p1');

    expect(walk.isHandedIn()).toBe(false);
    expect((await walk.following())?.id).toBe('p2');
    expect(lists.asked).toEqual(['submit p1']);
  });
});
