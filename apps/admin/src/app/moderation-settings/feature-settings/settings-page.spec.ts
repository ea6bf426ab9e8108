import { HttpErrorResponse } from '@angular/common/http';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';

import type { Queue, Routing, RoutingPreview, Rule } from '../data/settings.js';
import { SettingsClient } from '../data/settings-client.js';
import SettingsPage from './settings-page.js';

const PENDING: Queue = {
  name: 'pending',
  title: 'New uploads',
  family: 'intake',
  position: 0,
  dueMinutesBySeverity: [4_320, 2_880, 1_440, 480, 120],
  hiddenActions: [],
  policies: [],
  members: [],
  isStanding: true,
  version: 1,
};
const WEAPONS: Queue = {
  ...PENDING,
  name: 'weapons',
  title: 'Weapons',
  hiddenActions: ['delist'],
  members: [{ id: 'u1', name: 'Mina' }],
  isStanding: false,
  version: 4,
};
const RULES: Rule[] = [
  { title: 'Suspicions', queue: 'pending', when: { isSuspected: true } },
  { title: 'Guns', queue: 'weapons', when: { flags: ['weapon'] } },
];
const ROUTING: Routing = {
  rules: RULES,
  defaults: { intake: 'pending' },
  madeAt: '2026-11-23T00:00:00Z',
  toMove: 0,
  moved: 0,
  isMoving: false,
  version: 7,
};
const PREVIEW: RoutingPreview = {
  moves: [{ from: 'pending', to: 'weapons', count: 3, held: 1, samples: [{ id: 'c1', name: 'gun.jpg', severity: 2 }] }],
  total: 3,
  planHash: 'a'.repeat(64),
};

describe('the page of queues and routing', () => {
  let told: unknown[];
  let refusal: unknown;
  let fixture: ComponentFixture<unknown>;
  beforeEach(() => {
    told = [];
    refusal = undefined;
  });

  async function page(routing: Routing | Error = ROUTING): Promise<HTMLElement> {
    const tell =
      <T>(what: string, answer: T) =>
      (...given: unknown[]) => {
        told.push([what, ...given]);
        return refusal ? Promise.reject(refusal) : Promise.resolve(answer);
      };
    const client: Partial<Record<keyof SettingsClient, unknown>> = {
      queues: () => Promise.resolve([PENDING, WEAPONS]),
      moderators: () => Promise.resolve([{ id: 'u1', name: 'Mina' }]),
      routing: () => (routing instanceof Error ? Promise.reject(routing) : Promise.resolve(routing)),
      create: tell('create', WEAPONS),
      change: tell('change', WEAPONS),
      delete: tell('delete', undefined),
      preview: tell('preview', PREVIEW),
      apply: tell('apply', ROUTING),
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'settings', component: SettingsPage }]),
        { provide: SettingsClient, useValue: client },
      ],
    });
    const harness = await RouterTestingHarness.create('/settings');
    fixture = harness.fixture;
    await fixture.whenStable();
    return harness.routeNativeElement as HTMLElement;
  }
  const textOf = (element: HTMLElement): string => element.textContent.replaceAll(/\s+/g, ' ');
  const press = async (element: HTMLElement, label: string): Promise<void> => {
    const found = [...element.querySelectorAll('button')].find(
      (button) => (button.getAttribute('aria-label') ?? button.textContent.trim()) === label,
    );
    if (!found) throw new Error(`There is no button "${label}".`);
    found.click();
    await fixture.whenStable();
  };

  it('shows of each queue who works there, when cases are due and what is not done', async () => {
    const text = textOf(await page());

    expect(text).toContain('New uploadsMembersEverybody who moderatesDue after 3 days, the gravest after 2 hours');
    expect(text).toContain('WeaponsMembersMina');
    expect(text).toContain('Not done hereDelist');
    expect(text).toContain('1SuspicionsSomething was found');
  });

  it('moves a rule by its buttons, previews what that would move, and puts it in force as it was seen', async () => {
    const element = await page();

    await press(element, 'Up: Guns');
    expect(element.querySelector('[role="status"]')?.textContent).toContain('Guns is number 1 now');
    await press(element, 'Preview');
    const text = textOf(element);
    expect(text).toContain('3 open cases would move');
    expect(text).toContain('3 cases from New uploads to Weapons, 1 of them once they are free');
    expect(text).toContain('gun.jpg, severity 2');
    await press(element, 'Put in force');

    const [first, second] = RULES;
    expect(told).toEqual([
      ['preview', [second, first], ROUTING],
      ['apply', [second, first], ROUTING, PREVIEW],
    ]);
  });

  it('forgets a preview when the rules change after it', async () => {
    const element = await page();
    await press(element, 'Up: Guns');
    await press(element, 'Preview');
    await press(element, 'Remove: Suspicions');

    expect(textOf(element)).not.toContain('would move');
    await press(element, 'Undo changes');
    expect(element.querySelectorAll('ol > li')).toHaveLength(2);
  });

  it('does not send a rule without a name', async () => {
    const element = await page();
    await press(element, 'Add a rule');

    const preview = [...element.querySelectorAll('button')].find((button) => button.textContent.trim() === 'Preview');
    expect(preview?.disabled).toBe(true);
    expect(element.querySelector('odr-rule-form')).not.toBeNull();
  });

  it('changes a queue, and says what the server has against deleting one', async () => {
    const element = await page();
    await press(element, 'Change: Weapons');
    await press(element, 'Save');
    expect(told).toMatchObject([['change', { version: 4 }, { title: 'Weapons', members: ['u1'] }]]);

    refusal = new HttpErrorResponse({
      status: 409,
      error: { status: 409, title: 'The queue is still needed.', detail: 'Move its open cases elsewhere.' },
    });
    await press(element, 'Delete: Weapons');
    expect(textOf(element)).toContain('The queue is still needed.');
    expect(() => element.querySelector('[aria-label="Delete: New uploads"]')).not.toThrow();
    expect(element.querySelector('[aria-label="Delete: New uploads"]')).toBeNull();
  });

  it('says so when nobody answers', async () => {
    expect(textOf(await page(new Error('away')))).toContain('Try again');
  });
});
