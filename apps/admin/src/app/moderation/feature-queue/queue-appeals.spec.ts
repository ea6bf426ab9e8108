import { DeskFixture } from './desk-fixture.js';

describe('answering appeals at the desk', () => {
  let at: DeskFixture;

  beforeEach(() => {
    at = new DeskFixture();
  });
  afterEach(() => at.close());

  it('answers an appeal, with words, by one key', async () => {
    at.client.appeal = {
      id: 'appeal-1',
      text: 'The plate is of a museum piece.',
      filedAt: '2026-03-01T10:00:00Z',
      action: 'reject',
      decidedAt: '2026-03-01T09:00:00Z',
      statement: { title: 'Personal data', policy: 'privacy.personal_data', facts: 'A number plate.', term: null },
      note: null,
    };
    await at.open();
    expect(at.text()).toContain('The plate is of a museum piece.');

    await at.desk.press('a');
    await at.desk.press('o');
    expect(at.client.kept).toEqual([]);
    expect(await at.desk.caseName()).toBe('cow');
    await at.desk.writeAnswer('You are right.');
    await at.desk.press('o');

    expect(at.client.kept).toEqual(['appeal-1 overturned against a decision: You are right.']);
    expect(at.client.decided).toEqual([]);
    expect(await at.desk.caseName()).toBe('owl');
  });

  it('leaves an appeal open for who leads, or for tomorrow, and rejects nothing', async () => {
    at.client.appeal = {
      ...{ id: 'appeal-1', text: 'It is mine.', filedAt: '2026-03-01T10:00:00Z', action: 'reject', note: null },
      ...{ decidedAt: '2026-03-01T09:00:00Z' },
      statement: { title: 'Licence', policy: 'license.not_open', facts: 'No licence.', term: null },
    };
    await at.open();

    expect([await at.desk.offers('Escalate'), await at.desk.offers('Tomorrow')]).toEqual([true, true]);
    await at.press('d', 'w');
    await at.undoTimePasses();

    expect(at.client.decided).toEqual(['defer item-cow']);
  });

  describe('against a suspension', () => {
    beforeEach(() => {
      at.client.suspension = {
        ...{
          id: 'suspension-1',
          itemId: 'item-cow',
          text: 'Somebody else had my password.',
          filedAt: '2026-03-02T10:00:00Z',
        },
        ...{ policy: { code: 'terms.hateful', version: 1, title: 'Hateful content' }, reason: 'Three times.' },
        ...{ suspendedAt: '2026-03-01T10:00:00Z', endsAt: '2036-03-08T10:00:00Z', role: 'contributor' },
        ...{ points: 4, earlierSuspensions: 1 },
        strikes: [
          {
            ...{ decisionId: 'd1', policy: 'Hateful content', action: 'reject', facts: 'A banner.', points: 4 },
            ...{ struckAt: '2026-02-27T10:00:00Z', isVoided: false, contentId: 'c1', name: 'banner.jpg' },
          },
        ],
      };
    });

    it('shows words and strikes in place of a picture, and names nobody', async () => {
      await at.open();

      expect(await at.desk.caseName()).toBe('Appeal against a suspension');
      expect(await at.desk.isPictureHidden()).toBeUndefined();
      for (const words of ['Somebody else had my password.', 'Rejected, 4 points', '1 suspension before.'])
        expect(at.text()).toContain(words);
      expect([await at.desk.offers('Approve'), await at.desk.offers('Reveal')]).toEqual([false, false]);
    });

    it('is answered with words by one key', async () => {
      await at.open();

      await at.desk.writeAnswer('It stays, for the reason given.');
      await at.press('p');

      expect(at.client.kept).toEqual(['suspension-1 upheld against a suspension: It stays, for the reason given.']);
      expect(at.client.decided).toEqual([]);
    });

    it('keeps apart what colleagues and what the person reads', async () => {
      await at.open();
      await at.desk.writeAnswer('It stays.');

      await at.press('e');
      await at.desk.escalateBecause('I know the person.');
      await at.press('u');

      expect(await at.desk.caseName()).toBe('Appeal against a suspension');
      expect(await at.desk.answer()).toBe('It stays.');
    });

    it('can be escalated and held, not rejected', async () => {
      await at.open();

      await at.press('r', 'd');
      expect(await at.desk.question()).toBeUndefined();
      await at.press('e');
      await at.desk.escalateBecause('I know the person.');
      await at.undoTimePasses();

      expect(at.client.decided).toEqual(['escalate item-cow']);
      await at.press('h');
      expect(at.text()).toContain('Hold this case, because');
    });
  });
});
