import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { jest } from '@jest/globals';

import { DeskFixture } from './desk-fixture.js';

describe('giving verdicts at the desk', () => {
  let at: DeskFixture;

  beforeEach(() => {
    at = new DeskFixture();
  });
  afterEach(() => at.close());

  it('shows the next case at once and sends the verdict when the time to undo is over', async () => {
    await at.open();

    await at.desk.press('a');
    expect(await at.desk.caseName()).toBe('owl');
    expect(await at.desk.isHeadingFocused()).toBe(true);
    expect(await at.desk.undoText()).toContain('Approved: cow');
    expect(at.client.decided).toEqual([]);

    await at.undoTimePasses();
    expect(at.client.decided).toEqual(['approve item-cow']);
    expect(await at.desk.undoText()).toBeUndefined();
  });

  it('sends the waiting verdict when the next one falls', async () => {
    await at.open();

    await at.desk.press('r');
    await at.desk.press('1');
    await at.desk.press('d');
    await at.desk.press('2');

    expect(at.client.decided).toEqual(['reject item-cow privacy.faces']);
    await at.undoTimePasses();
    expect(at.client.decided).toEqual(['reject item-cow privacy.faces', 'delist item-owl terms.quality']);
  });

  it('does not approve what has no open licence', async () => {
    at.client.alter('cow', { license: null, licenseVerdict: 'unknown' });
    await at.open();

    await at.desk.press('a');

    expect(await at.desk.isDisabled('Approve')).toBe(true);
    expect(await at.desk.caseName()).toBe('cow');
    expect(await at.desk.undoText()).toBeUndefined();
  });

  it('asks before it flags as illegal', async () => {
    await at.open();
    const loader = TestbedHarnessEnvironment.documentRootLoader(at.page);

    await at.desk.press('f');
    expect(await at.desk.caseName()).toBe('cow');
    const dialog = await loader.getHarness(MatDialogHarness);
    expect(await dialog.getTitleText()).toBe('Flag as illegal?');

    await (await dialog.getHarness(MatButtonHarness.with({ text: 'Put into quarantine' }))).click();
    await at.pass(500);
    expect(await at.desk.caseName()).toBe('owl');
    await at.undoTimePasses();
    expect(at.client.decided).toEqual(['flag_illegal item-cow illegal.content']);
  });

  it('asks for a policy, the recommended ones first, and lets one go back', async () => {
    await at.open();

    await at.desk.press('r');
    expect(await at.desk.question()).toEqual(['1 A face', '2 Not useful here']);
    await at.desk.press('a');
    await at.desk.press('Escape');

    expect(await at.desk.question()).toBeUndefined();
    expect(await at.desk.caseName()).toBe('cow');
    expect(await at.desk.isHeadingFocused()).toBe(true);
    await at.undoTimePasses();
    expect(at.client.decided).toEqual([]);
  });

  it('takes keys for answers from the moment it asks, before anything is drawn', async () => {
    await at.open();

    at.type('r', 'a', '2');
    await at.page.whenStable();
    expect(await at.desk.caseName()).toBe('owl');
    at.type('h', 'a', 'r');
    await at.page.whenStable();

    expect(await at.desk.caseName()).toBe('owl');
    await at.undoTimePasses();
    expect(at.client.decided).toEqual(['reject item-cow terms.quality']);
  });

  it('keeps an answer that is typed before the policies are there', async () => {
    let arrive: () => void = () => undefined;
    at.client.policiesWait = new Promise((resolve) => (arrive = resolve));
    const opening = at.open();
    // Nothing is stable while something loads, so what is there is waited for in time.
    await jest.advanceTimersByTimeAsync(500);
    at.type('r', '1');
    await jest.advanceTimersByTimeAsync(500);
    expect(at.client.decided).toEqual([]);
    arrive();
    await opening;

    expect(await at.desk.undoText()).toContain('Rejected: cow');
    await at.undoTimePasses();
    expect(at.client.decided).toEqual(['reject item-cow privacy.faces']);
  });

  it('does not offer what is not done in the queue, on no key either', async () => {
    at.client.hiddenActions = ['delist', 'flag_illegal'];
    await at.open();

    await at.press('d', 'f');

    expect([await at.desk.offers('Delist'), await at.desk.offers('Illegal'), await at.desk.offers('Reject')]).toEqual([
      false,
      false,
      true,
    ]);
    expect(await at.desk.question()).toBeUndefined();
    expect(await at.desk.caseName()).toBe('cow');
  });

  it.each([
    ['e', 'escalate item-cow'],
    ['w', 'defer item-cow'],
  ])('on %s sends %s, which nothing reverses later', async (key, sent) => {
    await at.open();
    await at.desk.writeNote('Is this staged?');

    await at.desk.press(key);
    await at.undoTimePasses();

    expect(at.client.decided).toEqual([sent]);
    expect(at.client.verdicts[0]?.note).toBe('Is this staged?');
    expect(await at.desk.lastVerdict()).toBeUndefined();
  });

  it('asks why before it escalates without a note', async () => {
    await at.open();

    await at.press('e');
    expect(await at.desk.mayEscalate()).toBe(false);
    expect(await at.desk.caseName()).toBe('cow');
    await at.desk.escalateBecause('Is this staged?');

    expect(await at.desk.caseName()).toBe('owl');
    expect(await at.desk.note()).toBe('');
    await at.undoTimePasses();
    expect(at.client.verdicts).toEqual([expect.objectContaining({ action: 'escalate', note: 'Is this staged?' })]);
  });

  it('goes back from escalating, and keeps what was written as the note', async () => {
    await at.open();

    await at.press('e');
    await at.desk.startEscalating('Is this');
    await at.press('Escape');

    expect(await at.desk.isAskedWhyToEscalate()).toBe(false);
    expect(await at.desk.note()).toBe('Is this');
    await at.undoTimePasses();
    expect(at.client.decided).toEqual([]);
  });
});
