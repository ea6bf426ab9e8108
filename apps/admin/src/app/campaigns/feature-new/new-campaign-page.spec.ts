import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';

import { Session } from '../../shared/data-session/session.js';
import type { NewCampaign } from '../data/campaign.js';
import { CampaignClient } from '../data/campaign-client.js';
import NewCampaignPage from './new-campaign-page.js';

describe('preparing a campaign', () => {
  async function page() {
    const previewed: NewCampaign[] = [];
    const made: NewCampaign[] = [];
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'campaigns/:id', children: [] }]),
        { provide: Session, useValue: { user: () => ({ id: 'ada' }) } },
        {
          provide: CampaignClient,
          useValue: {
            sources: () => Promise.resolve([{ id: 'boxes', name: 'boxes' }]),
            sets: () => Promise.resolve([{ id: 'cows', name: 'Cows' }]),
            teams: () => Promise.resolve([{ id: 'herd', name: 'Herders' }]),
            contributors: () => Promise.resolve([{ id: 'ben', name: 'Ben' }]),
            preview: (wish: NewCampaign) => {
              previewed.push(wish);
              return Promise.resolve({
                items: 10,
                submissions: 20,
                mostSubmissions: 30,
                people: 2,
                medianSeconds: null,
              });
            },
            create: (wish: NewCampaign) => {
              made.push(wish);
              return Promise.resolve({ id: 'k1' });
            },
          },
        },
      ],
    });
    const fixture = TestBed.createComponent(NewCampaignPage);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const settle = async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 350));
      await fixture.whenStable();
    };
    const labelled = <T extends Element>(words: string, selector: string): T => {
      const field = [...element.querySelectorAll('mat-form-field, label')].find((one) =>
        one.textContent?.includes(words),
      );
      const input = field?.querySelector<T>(selector);
      if (!input) throw new Error(`No field ${words}.`);
      return input;
    };
    const type = (words: string, value: string, selector = 'input'): void => {
      const input = labelled<HTMLInputElement>(words, selector);
      input.value = value;
      input.dispatchEvent(new Event(selector === 'select' ? 'change' : 'input'));
    };
    return { element, previewed, made, settle, type, labelled };
  }

  it('counts the work while one chooses, and asks nothing for a name', async () => {
    const { element, previewed, settle, type, labelled } = await page();

    labelled<HTMLInputElement>('boxes', 'input').click();
    await settle();
    type('Name', 'Cows', 'input');
    await settle();

    expect(previewed).toHaveLength(1);
    expect(element.querySelector('.work')?.textContent).toContain('20 to 30 annotated items');
  });

  it('makes a draft of what was chosen and opens it', async () => {
    const { element, made, settle, type, labelled } = await page();

    type('Name', '  Boxes ');
    labelled<HTMLInputElement>('boxes', 'input').click();
    type('People for each item', '1');
    type('Where they disagree', '2');
    type('Set', 'cows', 'select');
    type('Team', 'herd', 'select');
    await settle();
    labelled<HTMLInputElement>('Ben', 'input').click();
    await settle();
    element.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
    await settle();

    expect(made).toEqual([
      {
        name: 'Boxes',
        guideline: '',
        filter: { setId: 'cows', status: 'available' },
        sourceIds: ['boxes'],
        peoplePerItem: 1,
        mostPeoplePerItem: 2,
        leaseMinutes: 30,
        teamId: 'herd',
        people: ['ben'],
      },
    ]);
    expect(TestBed.inject(Router).url).toBe('/campaigns/k1');
  });

  it('waits for a name and for something to annotate with', async () => {
    const { element, settle, type, labelled } = await page();
    const button = element.querySelector<HTMLButtonElement>('button[type=submit]');

    expect(button?.disabled).toBe(true);
    type('Name', 'Cows');
    labelled<HTMLInputElement>('boxes', 'input').click();
    type('People for each item', '1.5');
    await settle();
    expect(button?.disabled).toBe(true);
  });
});
