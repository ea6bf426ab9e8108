import { HttpErrorResponse } from '@angular/common/http';

import { DeskFixture } from './desk-fixture.js';

describe('labelling at the desk', () => {
  let at: DeskFixture;

  beforeEach(() => {
    at = new DeskFixture();
  });
  afterEach(() => at.close());

  it('gives a label at once, and the case stays in front', async () => {
    await at.open();

    await at.press('l');
    await at.desk.writeLabel('Low light');
    await at.pass();

    expect(at.client.decided).toEqual(['label item-cow low_light']);
    expect(await at.desk.caseName()).toBe('cow');
    expect(await at.desk.isHeadingFocused()).toBe(true);
    expect(await at.desk.lastVerdict()).toBe('Labelled low_light: cow');
  });

  it('offers the labels in use', async () => {
    await at.open();

    await at.press('l');
    expect(await at.desk.offeredLabels('crop')).toEqual(['crop_lost', 'needs_crop']);
    await at.desk.chooseLabel('needs_crop');
    await at.pass();

    expect(at.client.decided).toEqual(['label item-cow needs_crop']);
  });

  it('takes a label off again, and the case is still in front', async () => {
    await at.open();
    await at.press('l');
    await at.desk.writeLabel('low_light');
    await at.pass();

    await at.press('u');
    await at.pass();

    expect(at.client.reversed).toEqual(['labels-item-cow']);
    expect(await at.desk.notice()).toContain('Undone: “cow” is not labelled low_light any more.');
    expect(await at.desk.caseName()).toBe('cow');
    expect(await at.desk.lastVerdict()).toBeUndefined();
  });

  it('keeps what was written for the verdict on the case', async () => {
    await at.open();
    await at.desk.writeNote('Ask for the original.');

    await at.press('l');
    await at.desk.writeLabel('low_light');
    await at.pass();

    expect(await at.desk.note()).toBe('Ask for the original.');
    expect(at.client.verdicts[0]?.note).toBe('');
  });

  it('sends a verdict after the labels for the same case', async () => {
    await at.open();
    const answer = at.client.waitWithLabels();
    await at.press('l');
    await at.desk.writeLabel('low_light');

    await at.press('a');
    await at.undoTimePasses();
    expect(at.client.decided).toEqual([]);
    answer();
    await at.pass();

    expect(at.client.decided).toEqual(['label item-cow low_light', 'approve item-cow']);
  });

  it('says what a label is made of instead of sending another word', async () => {
    await at.open();

    await at.press('l');
    await at.desk.writeLabel('3 cows');

    expect(at.text()).toContain('A label begins with a letter from a to z');
    expect(at.client.decided).toEqual([]);
  });

  it('says so when a label was not given', async () => {
    await at.open();
    at.client.refuseNext = new HttpErrorResponse({ status: 0 });

    await at.press('l');
    await at.desk.writeLabel('low_light');
    await at.pass();

    expect(await at.desk.notice()).toContain('“cow” was not labelled.');
    expect(await at.desk.caseName()).toBe('cow');
    expect(await at.desk.lastVerdict()).toBeUndefined();
  });

  it('does not ask where labels are not given', async () => {
    at.client.hiddenActions = ['label'];
    await at.open();

    await at.press('l');

    expect(await at.desk.offers('Label')).toBe(false);
    expect(await at.desk.isAskedForLabel()).toBe(false);
  });
});
