import { HttpErrorResponse } from '@angular/common/http';

import { DeskFixture } from './desk-fixture.js';

describe('taking verdicts back at the desk', () => {
  let at: DeskFixture;

  beforeEach(() => {
    at = new DeskFixture();
  });
  afterEach(() => at.close());

  it('takes a verdict back, and nothing was sent', async () => {
    await at.open();
    await at.press('r', '1');

    await at.desk.press('u');
    await at.undoTimePasses();

    expect(await at.desk.caseName()).toBe('cow');
    expect(at.client.decided).toEqual([]);
  });

  it('reverses a verdict that has left, and has its case in front again', async () => {
    await at.open();
    await at.press('r', '1');
    await at.undoTimePasses();
    expect(await at.desk.lastVerdict()).toBe('Rejected: cow');

    await at.desk.press('z');
    await at.pass();

    expect(at.client.reversed).toEqual(['decision-item-cow']);
    expect(await at.desk.caseName()).toBe('cow');
    expect(await at.desk.lastVerdict()).toBeUndefined();
    await at.desk.press('a');
    await at.undoTimePasses();
    expect(at.client.decided).toEqual(['reject item-cow privacy.faces', 'approve item-cow']);
  });

  it.each([
    [1, 'cow', undefined],
    [9, 'owl', 'the case waits in its queue again'],
  ])('looks again when %i claims pass over the reopened case', async (busyClaims, caseName, notice) => {
    await at.open();
    await at.press('r', '1');
    await at.undoTimePasses();
    at.client.busyClaims = busyClaims;

    await at.desk.press('u');
    await at.pass(2_000);

    expect(await at.desk.caseName()).toBe(caseName);
    expect(await at.desk.notice()).toEqual(notice === undefined ? undefined : expect.stringContaining(notice));
  });

  it('takes verdicts back one after the other, the waiting one first', async () => {
    await at.open();
    await at.press('r', '1', 'd', '1', 'a');

    for (let presses = 0; presses < 3; presses += 1) {
      await at.desk.press('u');
      await at.pass();
    }

    expect(at.client.decided).toEqual(['reject item-cow privacy.faces', 'delist item-owl privacy.faces']);
    expect(at.client.reversed).toEqual(['decision-item-owl', 'decision-item-cow']);
    expect(await at.desk.caseName()).toBe('cow');
  });

  it('says calmly why a verdict cannot be taken back any more', async () => {
    await at.open();
    await at.press('r', '1');
    await at.undoTimePasses();
    const detail = 'The status of the content has been changed since.';
    at.client.refuseReversal = new HttpErrorResponse({
      status: 409,
      error: { code: 'moderation.not_reversible', title: 'Not reversible', detail, status: 409 },
    });

    await at.desk.press('u');
    await at.pass();

    expect(await at.desk.notice()).toContain(
      `The verdict on “cow” (rejected) cannot be taken back any more. ${detail}`,
    );
    expect(await at.desk.caseName()).toBe('owl');
    expect(await at.desk.lastVerdict()).toBeUndefined();
  });

  it('lets one try again when the server did not answer', async () => {
    await at.open();
    await at.press('r', '1');
    await at.undoTimePasses();
    at.client.refuseReversal = new HttpErrorResponse({ status: 0 });

    await at.desk.press('u');
    await at.pass();

    expect(await at.desk.notice()).toContain('Press U to try again.');
    expect(await at.desk.lastVerdict()).toBe('Rejected: cow');
  });

  it('brings a case back when its verdict could not be sent', async () => {
    await at.open();
    at.client.refuseNext = new HttpErrorResponse({ status: 0 });

    await at.desk.press('a');
    await at.undoTimePasses();

    expect(await at.desk.caseName()).toBe('cow');
    expect(await at.desk.notice()).toContain('is back');
  });

  it('keeps what was written when the case was lost', async () => {
    await at.open();
    await at.desk.writeNote('Looks like a scan of a book.');
    at.client.refuseNext = new HttpErrorResponse({
      status: 409,
      error: { code: 'moderation.lease_lost', title: 'Lost', status: 409 },
    });

    await at.desk.press('a');
    expect(await at.desk.note()).toBe('');
    await at.undoTimePasses();

    expect(await at.desk.notice()).toContain('What you wrote stands below again.');
    expect(await at.desk.note()).toBe('Looks like a scan of a book.');
  });
});
