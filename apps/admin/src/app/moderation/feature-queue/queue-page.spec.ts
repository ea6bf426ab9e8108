import { jest } from '@jest/globals';
import { of } from 'rxjs';

import { CAREFUL } from '../data/moderator.js';
import { DeskFixture } from './desk-fixture.js';

describe('the moderator’s desk', () => {
  let at: DeskFixture;

  beforeEach(() => {
    at = new DeskFixture();
  });
  afterEach(() => at.close());

  it('shows the first case, hidden, with its heading focused', async () => {
    await at.open();

    expect(await at.desk.caseName()).toBe('cow');
    expect(await at.desk.isHeadingFocused()).toBe(true);
    expect(await at.desk.isPictureHidden()).toBe(true);
  });

  it('reveals on Space, and hides the next case again', async () => {
    await at.open();

    await at.desk.press(' ');
    expect(await at.desk.isPictureHidden()).toBe(false);

    await at.desk.press('j');
    expect(await at.desk.caseName()).toBe('owl');
    expect(await at.desk.isPictureHidden()).toBe(true);
  });

  it('reveals when the hidden picture is pressed, which does not hide it again', async () => {
    await at.open();

    await at.desk.pressPicture();
    expect(await at.desk.isPictureHidden()).toBe(false);
    await at.desk.pressPicture();

    expect(await at.desk.isPictureHidden()).toBe(false);
  });

  it('moves back and forth among the cases it holds', async () => {
    await at.open();

    await at.desk.press('j');
    await at.desk.press('ArrowDown');
    expect(await at.desk.caseName()).toBe('buddha');
    await at.desk.press('k');
    expect(await at.desk.caseName()).toBe('owl');
  });

  it('shows the picture only while the key is held, for who wants that', async () => {
    at.settings = { ...CAREFUL, reveal: 'hold' };
    await at.open();

    await at.desk.press(' ');
    expect(await at.desk.isPictureHidden()).toBe(false);
    document.body.dispatchEvent(new KeyboardEvent('keyup', { key: ' ', bubbles: true }));
    await at.page.whenStable();

    expect(await at.desk.isPictureHidden()).toBe(true);
  });

  it('tells how long pictures were unblurred, before the verdict leaves', async () => {
    await at.open();

    await at.desk.press(' ');
    await jest.advanceTimersByTimeAsync(3_000);
    await at.desk.press('a');
    await at.undoTimePasses();

    expect(at.seen.map(({ itemId }) => itemId)).toEqual(['item-cow']);
    expect(at.seen[0]?.unblurredMs).toBeGreaterThanOrEqual(2_900);
  });

  it('proposes a break near the limit, and takes a no', async () => {
    at.isNear = true;
    await at.open();

    await at.desk.press(' ');
    await at.pass(11_000);
    expect(at.text()).toContain('How about a break?');
    await at.desk.click('Go on');

    expect(at.text()).not.toContain('How about a break?');
  });

  it('shows from the beginning how much of what was set for today was seen', async () => {
    await at.open();

    expect(at.text()).toContain('Seen today: 20 min of 2 h');
  });

  it('does not load a case again because its lease was renewed', async () => {
    await at.open();
    const picture = (at.page.nativeElement as HTMLElement).querySelector('.stage img');

    await at.pass(45_000);

    expect(at.client.extended).toContain('item-cow');
    expect((at.page.nativeElement as HTMLElement).querySelector('.stage img')).toBe(picture);
  });

  it('leads on to the queue that needs it most when nothing waits here', async () => {
    at.client.takeAll();
    at.client.others = [
      { name: 'flagged', waiting: 40, mine: 0 },
      { name: 'reports', waiting: 12, mine: 0, overdue: 3 },
    ];
    await at.open();

    expect(await at.desk.emptyTitle()).toBe('This queue is clear');
    expect(at.text()).toContain('Reports: 12 wait');
  });

  it('says how many others are here, and goes on quietly when it is not told', async () => {
    at.here = of({ pending: 3 });
    await at.open();

    expect(at.text()).toContain('2 others here');
  });

  it('clears the queue by key alone', async () => {
    await at.open();

    await at.press('a', 'a', 'a', 'a', 'r', '1', 'a');
    await at.undoTimePasses();

    expect(at.client.decided).toHaveLength(6);
    expect(await at.desk.emptyTitle()).toBe('This queue is clear');
  });
});
