import { Location } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';

import { type SearchWorld as World, buttonNamed, hit, SearchWorld, textOf } from '../testing.js';

describe('the search page', () => {
  let world: World;
  beforeEach(() => (world = new SearchWorld()));
  const address = (): string => TestBed.inject(Router).url;
  const press = (key: string): void => {
    (document.activeElement ?? document.body).dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    );
  };

  it('asks for what the address says, and says what was found and how', async () => {
    world.answer = () => ({ items: [hit('cow', 2), hit('owl', 1)], total: 2, plan: 'text+vector', exact: true });
    const { element } = await world.visit('/browse?q=cow&license=MIT,CC0-1.0&mode=hybrid');

    expect(world.asked).toMatchObject([{ q: 'cow', mode: 'hybrid', filters: { license: 'MIT,CC0-1.0' } }]);
    expect(textOf(element.querySelector('h1'))).toBe('“cow”');
    expect(textOf(element.querySelector('.answer [role=status]'))).toBe(
      '2 pictures Ranked by words and meaning together; every one was compared.',
    );
    expect([...element.querySelectorAll('odr-hit-card .name')].map(textOf)).toEqual(['cow.jpg', 'owl.jpg']);
  });

  it('narrows by several values of a facet, and takes filters off again', async () => {
    const license = [
      { value: 'MIT', count: 3 },
      { value: 'CC0-1.0', count: 1_200 },
    ];
    world.answer = () => ({ items: [hit('cow')], total: 1, facets: { license } });
    const { element, settle } = await world.visit('/browse');

    const boxes = (): HTMLInputElement[] => [...element.querySelectorAll<HTMLInputElement>('odr-facet-list input')];
    expect([...element.querySelectorAll('odr-facet-list label')].map(textOf)).toEqual(['MIT 3', 'CC0-1.0 1,200']);
    boxes()[0]?.click();
    await settle();
    boxes()[1]?.click();
    await settle();
    expect(address()).toBe('/browse?license=MIT,CC0-1.0');

    buttonNamed(element, 'Licence: MIT')?.click();
    await settle();
    expect(address()).toBe('/browse?license=CC0-1.0');
    expect(world.asked.map(({ filters }) => filters.license)).toEqual([undefined, 'MIT', 'MIT,CC0-1.0', 'CC0-1.0']);
  });

  it('goes by a picture that is dropped anywhere, for this tab only', async () => {
    world.answer = ({ file }) => ({ items: file ? [hit('cow', 0.93)] : [], plan: 'exact', exact: true });
    const { element, settle } = await world.visit('/browse?q=owl&format=png');

    const picture = new File(['x'], 'mine.png', { type: 'image/png' });
    const drop = new Event('drop', { bubbles: true, cancelable: true });
    Object.assign(drop, { dataTransfer: { types: ['Files'], items: [], files: [picture] } });
    document.body.dispatchEvent(drop);
    await settle();

    expect(address()).toMatch(/^\/browse\?format=png&picture=\w{8}$/);
    expect(world.asked.at(-1)).toMatchObject({ q: '', file: picture, filters: { format: 'png' } });
    expect(textOf(element.querySelector('odr-example-tray'))).toContain('the server keeps no copy');
    expect(textOf(element.querySelector('odr-hit-card'))).toContain('93 %');
  });

  it('pastes pictures, and leaves text to the fields', async () => {
    const { settle } = await world.visit('/browse');
    const paste = (files: readonly File[]): Event => {
      const event = new Event('paste', { bubbles: true, cancelable: true });
      Object.assign(event, { clipboardData: { files } });
      document.body.dispatchEvent(event);
      return event;
    };

    expect(paste([]).defaultPrevented).toBe(false);
    expect(paste([new File(['x'], 'shot.png', { type: 'image/png' })]).defaultPrevented).toBe(true);
    await settle();

    expect(address()).toContain('picture=');
  });

  it('says that a picture is gone after a reload, and asks for nothing else instead', async () => {
    const { element } = await world.visit('/browse?picture=gone0000');

    expect(world.asked).toEqual([]);
    expect(textOf(element)).toContain('is gone. Drop it here once more.');
  });

  it('takes examples for and against, by click and by key', async () => {
    world.answer = () => ({ items: [hit('cow', 0.9), hit('owl', 0.5)], plan: 'exact', exact: true });
    const { element, settle } = await world.visit('/browse?q=farm');

    element.querySelector<HTMLElement>('odr-hit-card odr-picture-card a')?.focus();
    await settle();
    press('s');
    await settle();
    expect(address()).toBe('/browse?like=cow');
    press('ArrowRight');
    await settle();
    press('x');
    await settle();
    expect(address()).toBe('/browse?like=cow&unlike=owl');
    expect([...element.querySelectorAll('odr-example-tray h2')].map(textOf)).toEqual(['Like', 'Unlike']);

    buttonNamed(element, 'owl.jpg: more like this')?.click();
    await settle();
    expect(address()).toBe('/browse?like=cow,owl');
    buttonNamed(element, 'Remove cow.jpg')?.click();
    await settle();
    expect(world.asked.at(-1)).toMatchObject({ like: ['owl'], unlike: [] });
  });

  it('explains a place by the parts of its score, for all that is shown at once', async () => {
    world.answer = ({ explain }) => ({
      items: ['cow', 'owl'].map((id) => ({
        ...hit(id, 1),
        ...(explain && {
          parts: { arms: [{ arm: 'text', rank: 1, weight: 1, contribution: 1 }], terms: [] },
        }),
      })),
      plan: 'text',
    });
    const { element, settle } = await world.visit('/browse?q=cow');

    buttonNamed(element, 'Why is it here?')?.click();
    await settle();
    const drawer = (): Element | null => element.querySelector('odr-score-explanation');
    expect(textOf(drawer())).toContain('cow.jpg stands at place 1 with a score of 1. Ranked by words.');
    expect(textOf(drawer()?.querySelector('li'))).toMatch(/^Words ?1 ?place 1 of what it found; counts 1 ×$/);
    expect(world.asked.at(-1)).toMatchObject({ explain: true, limit: 2 });

    element.querySelectorAll<HTMLElement>('odr-hit-card')[1]?.querySelector<HTMLElement>('[title^=Why]')?.click();
    await settle();
    expect(textOf(drawer())).toContain('owl.jpg stands at place 2');
    expect(world.asked).toHaveLength(2);
    press('Escape');
    await settle();
    expect(drawer()).toBeNull();
  });

  it('names what took no part, what was meant, and where pages end', async () => {
    world.answer = () => ({
      items: [hit('cow', 1)],
      plan: 'text',
      corrections: [{ word: 'higland', replacement: 'highland' }],
      missing: [{ arm: 'captions', reason: 'Its model is being fetched.' }],
      window: { size: 200, isFull: true },
    });
    const { element, settle } = await world.visit('/browse?q=higland cow');

    expect(textOf(element)).toContain('Nothing has “higland”; shown is what has highland.');
    expect(textOf(element)).toContain('Meaning of captions took no part: Its model is being fetched.');
    expect(textOf(element)).toContain('Only the best 200 are ranked.');
    buttonNamed(element, 'Search “highland cow”')?.click();
    await settle();
    expect(address()).toBe('/browse?q=highland%20cow');
  });

  it('helps where nothing was found: by filters that hide something and words that are there', async () => {
    world.answer = ({ filters }) => (filters.format ? { items: [], total: 0 } : { items: [hit('cow')], total: 12 });
    world.suggest = (typed) => (typed === 'hig' ? [{ kind: 'word', text: 'highland' }] : []);
    const { element, settle } = await world.visit('/browse?q=higxyz&format=png');

    expect(buttonNamed(element, 'Search “highland”')).toBeDefined();
    buttonNamed(element, 'Without “Format: PNG”: 12 pictures')?.click();
    await settle();
    expect(address()).toBe('/browse?q=higxyz');
  });

  it('keeps what is shown, dimmed, while the next answer is on its way, and the last one wins', async () => {
    const waiting = new Map<string, (page: { items: ReturnType<typeof hit>[] }) => void>();
    world.answer = ({ q }) =>
      q === 'a' ? { items: [hit('first')] } : new Promise((resolve) => waiting.set(q, resolve));
    const { element, settle } = await world.visit('/browse?q=a');
    const go = (q: string): Promise<boolean> => TestBed.inject(Router).navigateByUrl(`/browse?q=${q}`);
    const shown = (): string[] => [...element.querySelectorAll('odr-hit-card .name')].map(textOf);

    void go('ab');
    await new Promise((resolve) => setTimeout(resolve, 20));
    TestBed.tick();
    expect(element.querySelector('.odr-pictures.stale')).not.toBeNull();
    expect(shown()).toEqual(['first.jpg']);
    void go('abc');
    await new Promise((resolve) => setTimeout(resolve, 20));
    waiting.get('abc')?.({ items: [hit('third')] });
    waiting.get('ab')?.({ items: [hit('second')] });
    await settle();

    expect(shown()).toEqual(['third.jpg']);
  });

  it('puts what is picked into a set', async () => {
    world.user = { id: 'ada' };
    world.answer = () => ({ items: [hit('cow'), hit('owl')], total: 2 });
    const { element, settle } = await world.visit('/browse');

    element.querySelector<HTMLElement>('odr-hit-card odr-picture-card a')?.focus();
    await settle();
    press('v');
    await settle();
    expect(textOf(element)).toContain('1 picture selected');
    buttonNamed(element, 'Select all that are shown')?.click();
    await settle();
    buttonNamed(element, 'Add to set')?.click();
    await settle();

    expect(world.told).toEqual([['cow', 'owl']]);
  });

  it('keeps a search, unless a picture is in it that nobody else has', async () => {
    world.user = { id: 'ada' };
    world.answer = () => ({ items: [hit('cow')], total: 1 });
    const { element, settle } = await world.visit('/browse?q=cow&status=any&license=MIT');

    buttonNamed(element, 'Save this search')?.click();
    await settle();
    expect(world.told).toEqual([{ q: 'cow', filters: { license: 'MIT' } }]);

    await TestBed.inject(Router).navigateByUrl('/browse?picture=x');
    await settle();
    expect(buttonNamed(element, 'Save this search')).toBeUndefined();
  });

  it('freezes what is found into a set, in the words of the search', async () => {
    world.user = { id: 'ada' };
    world.answer = ({ q }) => ({ items: q === 'none' ? [] : [hit('cow')], total: 1 });
    const { element, settle } = await world.visit('/browse?license=MIT&aspect=landscape');

    buttonNamed(element, 'Freeze into a set')?.click();
    await settle();
    const query = { filters: { license: 'MIT', aspect: 'landscape' } };
    expect(world.told).toEqual([[{ query }, 'Every picture, Licence: MIT, Shape: Wide']]);

    await TestBed.inject(Router).navigateByUrl('/browse?q=none');
    await settle();
    expect(buttonNamed(element, 'Freeze into a set')).toBeUndefined();
  });

  it('is where one left it when one comes back', async () => {
    world.answer = () => ({ items: Array.from({ length: 60 }, (_, at) => hit(`p${at}`)), total: 60 });
    const { element, settle } = await world.visit('/browse?q=cow');
    element.querySelector<HTMLElement>('[data-id=p50] a')?.focus();
    await settle();

    TestBed.inject(Router).setUpLocationChangeListener();
    await TestBed.inject(Router).navigateByUrl('/contents/p50');
    TestBed.inject(Location).back();
    await settle();

    expect(address()).toBe('/browse?q=cow');
    expect(world.asked.map(({ limit }) => limit)).toEqual([undefined, 60]);
    expect(document.activeElement?.closest('[data-id]')?.getAttribute('data-id')).toBe('p50');
    // A new search begins at its top.
    await TestBed.inject(Router).navigateByUrl('/browse?q=owl');
    await settle();
    expect(world.asked.at(-1)?.limit).toBeUndefined();
  });
});
