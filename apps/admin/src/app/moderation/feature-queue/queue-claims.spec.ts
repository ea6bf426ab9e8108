import { HttpErrorResponse } from '@angular/common/http';

import { anItem } from '../testing.js';
import { DeskFixture } from './desk-fixture.js';

describe('holding cases at the desk', () => {
  let at: DeskFixture;

  beforeEach(() => {
    at = new DeskFixture();
  });
  afterEach(() => at.close());

  it('says quietly that a lease was lost', async () => {
    await at.open();
    at.client.refuseNext = new HttpErrorResponse({
      status: 409,
      error: { code: 'moderation.lease_lost', title: 'Lost', status: 409 },
    });

    await at.desk.press('a');
    await at.undoTimePasses();

    expect(await at.desk.notice()).toContain('“cow” was decided or taken by someone else');
    expect(await at.desk.caseName()).toBe('owl');
  });

  it('says that a case went to another window of the same person', async () => {
    await at.open();
    at.client.refuseNext = new HttpErrorResponse({
      status: 409,
      error: { code: 'moderation.lease_lost', title: 'Lost', status: 409, heldElsewhere: ['item-cow'] },
    });

    await at.desk.press('a');
    await at.undoTimePasses();

    expect(await at.desk.notice()).toContain('You have taken “cow” over in another window or device; decide there.');
  });

  it('finds its cases again after a reload, while their leases hold', async () => {
    at.client.expire('owl');
    sessionStorage.setItem('odr.moderation.held', JSON.stringify([anItem('owl'), anItem('buddha'), anItem('cat')]));
    at.client.takeAll();

    await at.open();

    expect(await at.desk.caseName()).toBe('buddha');
    await at.desk.press('j');
    expect(await at.desk.caseName()).toBe('cat');
  });

  it('takes over what an earlier visit still holds', async () => {
    at.client.takeAll();
    at.client.elsewhere = [anItem('owl')];
    await at.open();

    await at.desk.takeOver();

    expect(await at.desk.caseName()).toBe('owl');
    expect(at.client.takenOver).toEqual(['item-owl']);
  });

  it('says what is held in another window, and goes on with it here by one key', async () => {
    at.client.elsewhere = ['sky', 'cat'].map(anItem);
    at.client.countsElsewhere = true;
    await at.open();
    expect(at.text()).toContain('2 more are yours: in another window, or kept for later.');

    await at.desk.press('c');
    await at.pass();

    expect(at.client.takenOver).toEqual(['item-sky', 'item-cat']);
    expect(at.text()).not.toContain('in another window');
    expect(at.text()).toContain('Case 1 of 6 held for you');
  });

  it('gives back what it holds when it is left', async () => {
    await at.open();

    at.page.destroy();

    expect(at.client.released).toEqual(['item-cow', 'item-owl', 'item-buddha', 'item-city']);
  });

  it('passes a skipped case on, with the reason, and does not show it again', async () => {
    await at.open();

    await at.desk.press('s');
    expect(await at.desk.question()).toHaveLength(6);
    await at.desk.press('3');

    expect(at.client.skipped).toEqual(['language item-cow']);
    expect(await at.desk.caseName()).toBe('owl');
  });

  it('hands a case to a colleague by name', async () => {
    await at.open();

    await at.desk.press('t');
    expect(await at.desk.question()).toEqual(['1 Otto Other']);
    await at.desk.press('1');

    expect(at.client.kept).toEqual(['item-cow to otto']);
    expect(await at.desk.caseName()).toBe('owl');
  });
});
