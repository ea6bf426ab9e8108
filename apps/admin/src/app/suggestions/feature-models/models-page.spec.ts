import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { HttpErrorResponse } from '@angular/common/http';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';

import { Session } from '../../shared/data-session/session.js';
import { SetClient } from '../../shared/data-sets/data/set-client.js';
import type { SuggestionModelResponse } from '../data/model.js';
import { ModelClient } from '../data/model-client.js';
import ModelsPage from './models-page.js';

const DETECTOR: SuggestionModelResponse = {
  id: 'm1',
  name: 'mobilenet-v3-centernet-coco',
  modelVersion: 'human-3.3.6',
  kind: 'boxes',
  sourceId: 's1',
  runs: 'built_in',
  endpoint: null,
  isOn: true,
  minScore: 0.3,
  acceptsItself: false,
  wantedPrecision: 0.95,
  wantedDecisions: 100,
  controlShare: 0.1,
  proofLostAt: null,
  proof: null,
  counts: { pending: 12, accepted: 40, edited: 5, rejected: 5, superseded: 0, automatic: 0, control: 0 },
  looked: 1_204,
  failed: 2,
  precision: { share: 0.9, low: 0.79, high: 0.96, of: 50 },
  unchanged: { share: 0.8, low: 0.67, high: 0.89, of: 50 },
  createdAt: '2026-11-23T00:00:00Z',
  updatedAt: '2026-11-23T00:00:00Z',
};

describe('the page of models', () => {
  let told: unknown[];
  let runs: object[] = [];
  let refusal: unknown;
  let fixture: () => ComponentFixture<unknown>;
  beforeEach(() => {
    runs = [];
    refusal = undefined;
  });
  const press = async (element: HTMLElement, word: string): Promise<void> => {
    const button = [...element.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === word);
    expect(button).toBeDefined();
    button?.click();
    await new Promise((resolve) => setTimeout(resolve));
  };
  const type = (element: HTMLElement, at: string, text: string): void => {
    const box = element.querySelector<HTMLInputElement>(at);
    if (!box) throw new Error(`There is no ${at}.`);
    box.value = text;
    box.dispatchEvent(new Event('input'));
  };

  async function page(models: readonly SuggestionModelResponse[], url = '/suggestions'): Promise<HTMLElement> {
    told = [];
    const tell = (what: string) => (id: string, more?: unknown) => {
      told.push([what, id, more]);
      return Promise.resolve(what === 'undo' ? 3 : models[0]);
    };
    const client: Partial<Record<keyof ModelClient, unknown>> = {
      list: () => Promise.resolve(models),
      quality: () => Promise.resolve({ modelVersion: '1', bins: [], calibrationError: null, labels: [] }),
      runs: () => Promise.resolve(runs),
      estimate: () => Promise.resolve(48),
      sources: () => Promise.resolve([{ id: 's1', name: 'Boxes' }]),
      change: (run: { id: string }, to: string) => tell(to)(run.id),
      create: (model: object) => {
        told.push(['create', model]);
        return refusal ? Promise.reject(refusal) : Promise.resolve(models[0]);
      },
      try: () =>
        Promise.resolve({
          content: { id: 'c1', name: 'cow.jpg' },
          tookMs: 84,
          given: 2,
          suggestions: [{ label: 'barn', value: { label: 'barn', bbox: [10.2, 20, 30, 40] }, score: 0.83 }],
          refused: [{ index: 1, reason: 'has no name' }],
        }),
      update: tell('update'),
      start: tell('start'),
      undoAcceptances: tell('undo'),
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'suggestions', component: ModelsPage }], withComponentInputBinding()),
        { provide: ModelClient, useValue: client },
        {
          provide: SetClient,
          useValue: { list: () => Promise.resolve({ items: [], nextCursor: null }), get: () => Promise.resolve({}) },
        },
        { provide: Session, useValue: { can: () => true } },
      ],
    });
    const harness = await RouterTestingHarness.create(url);
    fixture = () => harness.fixture;
    await harness.fixture.whenStable();
    return harness.routeNativeElement as HTMLElement;
  }
  const textOf = (element: HTMLElement): string => element.textContent.replaceAll(/\s+/g, ' ');

  it('says what people made of suggestions, never without an interval, and what is missing for a proof', async () => {
    const text = textOf(await page([DETECTOR]));

    expect(text).toContain('90 % (79 % to 96 %) of 50');
    expect(text).toContain('40 accepted, 5 corrected, 5 rejected');
    expect(text).toContain('1,204 pictures; 2 could not be looked at');
    expect(text).toContain('Not proven');
  });

  it('switches a model, and leaves trust alone without a proof', async () => {
    const element = await page([DETECTOR]);
    const [isOn, trust] = [...element.querySelectorAll<HTMLButtonElement>('button[role="switch"]')];

    isOn?.click();
    await new Promise((resolve) => setTimeout(resolve));

    expect(told).toEqual([['update', 'm1', { isOn: false }]]);
    expect(trust?.disabled).toBe(true);
  });

  it('shows figures of the model in the address, and sends it through everything', async () => {
    const element = await page([DETECTOR], '/suggestions?model=m1');

    expect(textOf(element)).toContain('Do scores mean what they say?');
    element.querySelector<HTMLButtonElement>('button[type="submit"]')?.click();
    await new Promise((resolve) => setTimeout(resolve));
    expect(told).toEqual([['start', 'm1', undefined]]);
  });

  it('tells how many pictures a run takes, and lets runs rest and go on', async () => {
    const run = {
      id: 'r1',
      modelId: 'm1',
      setId: null,
      setName: null,
      failed: 0,
      error: null,
      startedAt: DETECTOR.createdAt,
      finishedAt: null,
    };
    runs = [
      { ...run, state: 'running', progress: { done: 3, total: 48 } },
      { ...run, id: 'r2', state: 'paused', progress: { done: 9, total: 48 } },
    ];
    const element = await page([DETECTOR], '/suggestions?model=m1');

    expect(textOf(element)).toContain('48 pictures to go through');
    await press(element, 'Pause');
    await press(element, 'Go on');

    expect(told).toEqual([
      ['pause', 'r1', undefined],
      ['resume', 'r2', undefined],
    ]);
  });

  it('asks a model behind an address once, and shows what it answers', async () => {
    const element = await page(
      [{ ...DETECTOR, runs: 'http', endpoint: 'https://models.example.org/' }],
      '/suggestions?model=m1',
    );

    await press(element, 'Ask about the latest published picture');

    const text = textOf(element);
    expect(text).toContain('It answered 2 in 84 ms about cow.jpg. 1 would be kept; nothing was.');
    expect(text).toContain('10, 20, 30, 40');
    expect(text).toContain('No: number 2 has no name');
  });

  it('registers a model, and shows what the server has against it', async () => {
    refusal = new HttpErrorResponse({
      status: 422,
      error: { status: 422, code: 'web.not_public', title: 'The address does not lead to the public internet.' },
    });
    const element = await page([DETECTOR]);
    await press(element, 'Register a model');
    type(element, 'odr-register-model input', 'Barns');
    type(element, 'odr-register-model input[type=url]', 'http://127.0.0.1/barns');
    expect(element.querySelector<HTMLButtonElement>('odr-register-model button[type=submit]')?.disabled).toBe(true);
    const [, source] = await TestbedHarnessEnvironment.documentRootLoader(fixture()).getAllHarnesses(MatSelectHarness);
    await source?.open();
    await source?.clickOptions({ text: 'Boxes' });

    await press(element, 'Register');
    await fixture().whenStable();

    expect(told).toEqual([
      [
        'create',
        {
          name: 'Barns',
          modelVersion: '1',
          kind: 'boxes',
          sourceId: 's1',
          runs: 'http',
          endpoint: 'http://127.0.0.1/barns',
          minScore: 0.3,
        },
      ],
    ]);
    expect(textOf(element)).toContain('The address does not lead to the public internet.');
    expect(textOf(element)).toContain('Nothing was registered.');
    refusal = undefined;
    await press(element, 'Register');
    await fixture().whenStable();
    expect(element.querySelector('odr-register-model')).toBeNull();
  });

  it('takes back what was accepted without people', async () => {
    const proof = { threshold: 0.35, precision: DETECTOR.precision ?? { share: 1, low: 1, high: 1, of: 1 } };
    const trusted = { ...DETECTOR, proof, acceptsItself: true, counts: { ...DETECTOR.counts, automatic: 3 } };
    const element = await page([trusted]);

    const undo = [...element.querySelectorAll('button')].find(({ textContent }) =>
      textContent.includes('Take them back'),
    );
    undo?.click();
    await new Promise((resolve) => setTimeout(resolve));

    expect(textOf(element)).toContain('3 suggestions were accepted without a person');
    expect(told).toEqual([['undo', 'm1', undefined]]);
  });

  it('says so when there is none', async () => {
    expect(textOf(await page([]))).toContain('No models yet');
  });
});
