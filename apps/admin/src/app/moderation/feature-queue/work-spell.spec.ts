import { WorkSpell } from './work-spell.js';

const MINUTE_MS = 60_000;

describe('how long somebody has judged', () => {
  const judgedEvery = (spell: WorkSpell, minutes: number, untilMinute: number, from = 0): void => {
    for (let minute = from; minute <= untilMinute; minute += minutes) spell.worked(minute * MINUTE_MS);
  };

  it('is long after fifty minutes without a pause', () => {
    const spell = new WorkSpell();

    judgedEvery(spell, 7, 49);
    expect(spell.isLong()).toBe(false);
    judgedEvery(spell, 7, 56, 50);

    expect(spell.isLong()).toBe(true);
  });

  it('begins anew after a pause, and after a no', () => {
    const spell = new WorkSpell();
    judgedEvery(spell, 7, 49);
    spell.worked(58 * MINUTE_MS);
    expect(spell.isLong()).toBe(false);

    judgedEvery(spell, 5, 110, 60);
    expect(spell.isLong()).toBe(true);
    spell.rested();
    expect(spell.isLong()).toBe(false);
    spell.worked(111 * MINUTE_MS);
    expect(spell.isLong()).toBe(false);
  });
});
