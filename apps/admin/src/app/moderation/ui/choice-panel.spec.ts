import { TestBed } from '@angular/core/testing';

import { type Choice, ChoicePanel } from './choice-panel.js';

const TWELVE: readonly Choice[] = Array.from({ length: 12 }, (_, at) => ({
  value: `p${at + 1}`,
  label: at === 10 ? 'A number plate' : at === 11 ? 'A face' : `Policy ${at + 1}`,
  hint: at === 11 ? 'Somebody can be recognised.' : '',
}));

describe('a question with many answers', () => {
  let chosen: string[];

  async function asked(choices: readonly Choice[]) {
    const panel = TestBed.createComponent(ChoicePanel);
    panel.componentRef.setInput('title', 'Which policy?');
    panel.componentRef.setInput('choices', choices);
    chosen = [];
    panel.componentInstance.chosen.subscribe((value) => chosen.push(value));
    document.body.append(panel.nativeElement as HTMLElement);
    await panel.whenStable();
    const host = panel.nativeElement as HTMLElement;
    const box = () => host.querySelector('input');
    const press = (key: string) =>
      (document.activeElement ?? host).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    const type = async (text: string): Promise<void> => {
      const input = box();
      if (!input) throw new Error('There is no box to type into.');
      input.value = text;
      input.dispatchEvent(new Event('input'));
      await panel.whenStable();
    };
    const answers = () =>
      [...host.querySelectorAll('.choice')].map((one) => one.textContent?.replaceAll(/\s+/g, ' ').trim());
    return { box, press, type, answers };
  }

  it('takes letters into the box, and Enter for the first that fits', async () => {
    const { box, press, type, answers } = await asked(TWELVE);

    press('p');
    expect(document.activeElement).toBe(box());
    await type('plate');
    expect(answers()).toEqual(['A number plate']);
    press('Enter');

    expect(chosen).toEqual(['p11']);
  });

  it('looks into the meanings where no name fits', async () => {
    const { type, answers } = await asked(TWELVE);

    await type('recognised');
    expect(answers()).toEqual(['A face']);
    await type('nothing like it');
    expect(answers()).toEqual([]);
  });

  it('leaves every digit with its answer', async () => {
    const { type, answers } = await asked(TWELVE);

    await type('policy 1');

    expect(answers()).toEqual(['1 Policy 1', '0 Policy 10']);
  });

  it('has no box where every answer has a digit', async () => {
    const { box, press } = await asked(TWELVE.slice(0, 10));

    press('p');

    expect(box()).toBeNull();
    expect(document.activeElement?.className).toBe('choice');
  });
});
