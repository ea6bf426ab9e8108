import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';

import { buttonNamed, hit, SearchWorld, textOf } from '../testing.js';

describe('rankings side by side', () => {
  const rankings: Readonly<Record<string, readonly string[]>> = {
    text: ['cow', 'owl', 'hen'],
    hybrid: ['owl', 'cow', 'cat'],
    vector: [],
  };
  const page = (address: string) => {
    const world = new SearchWorld();
    world.engines = [
      { name: 'mini', type: 'annotation', stage: 'serving', reads: ['text'] },
      { name: 'inception', type: 'content', stage: 'serving', reads: ['image'] },
    ];
    world.answer = ({ mode }) => ({ items: (rankings[mode] ?? []).map((id) => hit(id, 1)), plan: mode });
    return world.visit(address).then((visited) => ({ ...visited, world }));
  };
  const columns = (element: HTMLElement): string[][] =>
    [...element.querySelectorAll('odr-ranked-list')].map((list) =>
      [...list.querySelectorAll('li')].map(
        (row) => `${textOf(row.querySelector('a'))} ${textOf(row.querySelector('.move > span'))}`,
      ),
    );

  it('says what both find and what moved', async () => {
    const { element, world } = await page('/browse/side-by-side?q=farm&format=png');

    expect(world.asked.map(({ mode, q, filters }) => [mode, q, filters])).toEqual([
      ['text', 'farm', { format: 'png' }],
      ['hybrid', 'farm', { format: 'png' }],
    ]);
    expect(textOf(element.querySelector('[role=status]'))).toBe('“farm” Both find 2 of the first 3.');
    expect(columns(element)).toEqual([
      ['cow.jpg ↑ 1', 'owl.jpg ↓ 1', 'hen.jpg only here'],
      ['owl.jpg ↑ 1', 'cow.jpg ↓ 1', 'cat.jpg only here'],
    ]);
  });

  it('points at the same picture in both', async () => {
    const { element, settle } = await page('/browse/side-by-side?q=farm');

    element.querySelector<HTMLElement>('odr-ranked-list li')?.dispatchEvent(new MouseEvent('mouseenter'));
    await settle();

    expect([...element.querySelectorAll('li.pointed a')].map(textOf)).toEqual(['cow.jpg', 'cow.jpg']);
  });

  it('keeps the choice in the address, and swaps it', async () => {
    const { element, settle, world } = await page('/browse/side-by-side?q=farm&left=engine:mini');
    expect(world.asked[0]).toMatchObject({ mode: 'vector', engine: 'mini' });
    expect(textOf(element)).toContain('This ranking finds nothing.');

    buttonNamed(element, 'Swap')?.click();
    await settle();

    expect(TestBed.inject(Router).url).toContain('left=mode:hybrid&right=engine:mini');
  });

  it('says so where there is one engine only, or nothing to compare', async () => {
    const { element } = await page('/browse/side-by-side?like=cow');
    expect(textOf(element)).toContain('There is only one engine for pictures');
  });

  it('leads to the search with the ranking that one prefers', async () => {
    const { element } = await page('/browse/side-by-side?q=farm&left=engine:mini');

    const ways = [...element.querySelectorAll('a')].filter((link) => textOf(link) === 'Search with this');
    expect(ways.map((link) => link.getAttribute('href'))).toEqual([
      '/browse?q=farm&mode=vector&engine=mini',
      '/browse?q=farm&mode=hybrid',
    ]);
  });

  it('asks for a question first', async () => {
    const { element, world } = await page('/browse/side-by-side');

    expect(textOf(element)).toContain('What shall be compared?');
    expect(world.asked).toEqual([]);
  });
});
