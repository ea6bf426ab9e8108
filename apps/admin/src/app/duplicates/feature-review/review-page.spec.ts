import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { HttpErrorResponse } from '@angular/common/http';

import { MediaStore } from '../../shared/data-media/media-store.js';
import type { ClusterDetail, Decision } from '../data/cluster.js';
import { ClusterClient } from '../data/cluster-client.js';
import ReviewPage from './review-page.js';

const member = (id: string, annotations: number) => ({
  content: {
    id,
    name: `${id}.jpg`,
    status: 'available',
    width: 640,
    height: 480,
    format: 'jpeg',
    size: 1_000,
    license: 'CC0-1.0',
  },
  annotations,
  sources: [`https://example.org/${id}`],
  authors: [],
});

const CLUSTER = {
  id: 'k',
  version: 3,
  reasons: ['resized'],
  members: [member('a', 0), member('b', 2), member('c', 0)],
  pairs: [{ firstId: 'a', secondId: 'b', reason: 'resized', evidence: { bits: 2, same: 1 } }],
  suggestion: { contentId: 'a', because: ['most_pixels'] },
} as unknown as ClusterDetail;

/** Answers like the API, and remembers what was decided. */
class FakeClusterClient {
  readonly decided: Decision[] = [];
  readonly undone: string[] = [];
  refusal: HttpErrorResponse | undefined;

  get(): Promise<ClusterDetail> {
    return Promise.resolve(CLUSTER);
  }

  resolve(_id: string, decision: Decision): Promise<object> {
    if (this.refusal) return Promise.reject(this.refusal);
    this.decided.push(decision);
    return Promise.resolve({ id: 'r', kept: decision.keep, removed: decision.remove, merged: [], undoableUntil: '' });
  }

  undo(id: string): Promise<void> {
    this.undone.push(id);
    return Promise.resolve();
  }
}

describe('reviewing duplicates', () => {
  let client: FakeClusterClient;
  let fixture: ComponentFixture<ReviewPage>;
  const text = (): string => (fixture.nativeElement as HTMLElement).textContent ?? '';
  const press = async (key: string): Promise<void> => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
    await fixture.whenStable();
  };

  beforeEach(async () => {
    client = new FakeClusterClient();
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: ClusterClient, useValue: client },
        // jsdom draws nothing; where the pictures lie is tested without it.
        {
          provide: MediaStore,
          useValue: { publicUrl: () => 'about:blank', privateUrl: () => Promise.reject(new Error('none')) },
        },
      ],
    });
    fixture = TestBed.createComponent(ReviewPage);
    fixture.componentRef.setInput('id', 'k');
    await fixture.whenStable();
  });
  afterEach(() => fixture.destroy());

  it('proposes which stays, and says what will happen before it does', () => {
    expect(text()).toContain('it has the most pixels');
    expect(text()).toContain('1 picture stays; 2 copies go; 2 annotations and 2 sources move to what stays.');
  });

  it('is decided by keys alone, and undone', async () => {
    await press('Enter');
    expect(client.decided).toEqual([{ version: 3, keep: ['a'], remove: ['b', 'c'], notDuplicates: [] }]);
    expect(text()).toContain('1 picture kept, 2 copies removed');

    await press('u');
    expect(client.undone).toEqual(['r']);
    expect(text()).toContain('Proposed to stay');
  });

  it('tells two apart, and keeps both', async () => {
    await press('j');
    await press('n');
    await press('Enter');

    expect(client.decided).toEqual([{ version: 3, keep: ['a', 'c'], remove: ['b'], notDuplicates: [['a', 'c']] }]);
  });

  it('lets the last one that stays never go', async () => {
    fixture.componentInstance['store'].toggle('a');
    await fixture.whenStable();

    expect(fixture.componentInstance['store'].decision().keep).toEqual(['a']);
  });

  it('says that nothing was changed when the group is no longer what it was', async () => {
    client.refusal = new HttpErrorResponse({
      status: 409,
      error: { code: 'duplicate.cluster_changed', title: 'The cluster has changed since you read it.', status: 409 },
    });
    await press('Enter');

    expect(text()).toContain('Nothing was changed.');
  });
});
