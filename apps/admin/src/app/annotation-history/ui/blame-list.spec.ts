import { TestBed } from '@angular/core/testing';

import type { Blame, VersionHead } from '../data/history.js';
import { BlameList } from './blame-list.js';

const head = (version: number, userId: string, userName: string | null): VersionHead => ({
  version,
  parentVersion: version - 1 || null,
  cause: version === 1 ? 'created' : 'edited',
  revertedToVersion: null,
  manuallyAdjusted: false,
  sources: null,
  userId,
  userName,
  createdAt: '2026-03-01T10:00:00Z',
});

describe('who wrote what stands there', () => {
  async function show(value: unknown, blame?: Blame): Promise<string[]> {
    const fixture = TestBed.createComponent(BlameList);
    fixture.componentRef.setInput('value', value);
    fixture.componentRef.setInput('blame', blame);
    fixture.componentRef.setInput('me', 'me');
    await fixture.whenStable();
    const parts = (fixture.nativeElement as HTMLElement).querySelectorAll('dl > div');
    return [...parts].map((part) =>
      [...part.children].map((line) => line.textContent.replaceAll(/\s+/g, ' ').trim()).join(' – '),
    );
  }

  it('is told in words where one version wrote everything', async () => {
    const blame = { version: 1, items: [{ path: '', version: 1 }], versions: [head(1, 'u1', 'Ann')] };

    const parts = await show({ caption: 'A cow.', language: 'en' }, blame);

    expect(parts.map((part) => part.split(' · ').slice(0, 3).join(' · '))).toEqual([
      'Caption – A cow. – Version 1 · Written · Ann',
      'Language – en – Version 1 · Written · Ann',
    ]);
  });

  it('is told part by part, to whoever wrote the part', async () => {
    const blame = {
      version: 2,
      items: [
        { path: '', version: 1 },
        { path: '/caption', version: 2 },
      ],
      versions: [head(2, 'me', 'Mina'), head(1, 'u1-abcdef', null)],
    };

    const parts = await show({ caption: 'A cow.', tags: ['a', 'b'] }, blame);

    expect(parts.map((part) => part.split(' · ').slice(0, 3).join(' · '))).toEqual([
      'Tags – a, b – Version 1 · Written · Contributor abcdef',
      'Caption – A cow. – Version 2 · Edited · You',
    ]);
  });

  it('shows a value alone', async () => {
    expect(await show({ objects: [{ label: 'cow', bbox: [1, 2, 3, 4] }] })).toEqual([
      'Objects › 1 (cow) – cow: 3 × 4 at 1, 2',
    ]);
  });
});
