import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { HttpErrorResponse } from '@angular/common/http';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';

import type { EmbeddingEngineResponse, EngineCoverageResponse } from '../data/engine.js';
import { EngineClient } from '../data/engine-client.js';
import EnginesPage from './engines-page.js';

const MAIN: EmbeddingEngineResponse = {
  id: 'e1',
  name: 'inception-v3',
  type: 'content',
  version: '1',
  description: '',
  dimension: 2_048,
  metric: 'cosine',
  modality: 'image',
  supported: true,
  license: 'MIT',
  state: 'ready',
  reason: null,
  backend: 'package',
  reads: ['image'],
  stage: 'serving',
  isDefault: true,
  precision: 'single',
  quality: [
    { set: 'edit ladder', measure: 'mAP', value: 0.91, low: 0.89, high: 0.93, measuredAt: '2026-11-23T00:00:00Z' },
  ],
  replaces: null,
  revision: 3,
  createdAt: '2026-11-23T00:00:00Z',
};
const CLIP: EmbeddingEngineResponse = {
  ...MAIN,
  id: 'e2',
  name: 'our-clip',
  backend: 'http',
  reads: ['text', 'image'],
  stage: 'building',
  isDefault: false,
  state: 'unavailable',
  reason: 'It does not answer.',
  quality: [],
  replaces: 'inception-v3',
  settings: { url: 'https://models.example.org/embed', style: 'plain', hasKey: true },
};

describe('the page of engines', () => {
  let told: unknown[];
  let refusal: unknown;
  let fixture: ComponentFixture<unknown>;
  beforeEach(() => {
    told = [];
    refusal = undefined;
  });

  async function page(
    engines: readonly EmbeddingEngineResponse[] | Error,
    counted: Partial<EngineCoverageResponse> = {},
  ): Promise<HTMLElement> {
    const tell =
      (what: string) =>
      ({ id }: EmbeddingEngineResponse, more?: unknown) => {
        told.push(more === undefined ? [what, id] : [what, id, more]);
        return refusal ? Promise.reject(refusal) : Promise.resolve(MAIN);
      };
    const client: Partial<Record<keyof EngineClient, unknown>> = {
      list: () => (engines instanceof Error ? Promise.reject(engines) : Promise.resolve(engines)),
      coverage: ({ name }: EmbeddingEngineResponse) =>
        Promise.resolve({
          engine: name,
          embedded: 1_204,
          missing: 0,
          failed: 2,
          failures: [{ reason: 'content.undecodable', count: 2 }],
          isComplete: true,
          backfillId: null,
          countedAt: MAIN.createdAt,
          ...counted,
        }),
      create: (engine: object) => {
        told.push(['create', engine]);
        return refusal ? Promise.reject(refusal) : Promise.resolve(CLIP);
      },
      update: tell('update'),
      switchTo: tell('switch'),
      retire: tell('retire'),
      backfill: tell('backfill'),
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'engines', component: EnginesPage }]),
        { provide: EngineClient, useValue: client },
      ],
    });
    const harness = await RouterTestingHarness.create('/engines');
    fixture = harness.fixture;
    await fixture.whenStable();
    return harness.routeNativeElement as HTMLElement;
  }
  const textOf = (element: HTMLElement): string => element.textContent.replaceAll(/\s+/g, ' ');
  const buttonOf = (element: HTMLElement, label: string): HTMLButtonElement => {
    const found = [...element.querySelectorAll('button')].find(
      (button) => (button.getAttribute('aria-label') ?? button.textContent.trim()) === label,
    );
    if (!found) throw new Error(`There is no button "${label}".`);
    return found;
  };
  const confirm = async (word: string): Promise<string> => {
    const dialog = await TestbedHarnessEnvironment.documentRootLoader(fixture).getHarness(MatDialogHarness);
    const text = await dialog.getText();
    const buttons = [...document.querySelectorAll<HTMLButtonElement>('mat-dialog-actions button')];
    buttons.find(({ textContent }) => textContent.trim() === word)?.click();
    // The answer comes when the dialog has gone.
    while (document.querySelector('mat-dialog-container')) await new Promise((resolve) => setTimeout(resolve, 5));
    await fixture.whenStable();
    return text;
  };

  it('shows of each how it stands, how much it has seen and how good it is', async () => {
    const text = textOf(await page([CLIP, MAIN]));

    expect(text.indexOf('inception-v3')).toBeLessThan(text.indexOf('our-clip'));
    expect(text).toContain('Answers by default');
    expect(text).toContain('2,048 numbers · cosine · MIT');
    expect(text).toContain('1,204 embedded, nothing missing, 2 failed');
    expect(text).toContain('2content.undecodable');
    expect(text).toContain('mAP on edit ladder0.910 (0.890 to 0.930)');
    expect(text).toContain('UnavailableIt does not answer.');
    expect(text).toContain('https://models.example.org/embed with a credential');
    expect(text).toContain('Meant to take the place of inception-v3.');
  });

  it('lets one answer by default after asking, and says that the other stays', async () => {
    const element = await page([MAIN, CLIP]);

    buttonOf(element, 'Let it answer by default: our-clip').click();
    const text = await confirm('Switch');

    expect(text).toContain('inception-v3 keeps its vectors');
    expect(told).toEqual([['switch', 'e2']]);
  });

  it('switches to none that has not seen everything', async () => {
    const element = await page([MAIN, CLIP], { missing: 12, isComplete: false });
    expect(buttonOf(element, 'Let it answer by default: our-clip').disabled).toBe(true);
    expect(textOf(element)).toContain('12 to go');
  });

  it('retires one after asking, and never the default', async () => {
    const element = await page([MAIN, CLIP]);
    expect(() => buttonOf(element, 'Retire: inception-v3')).toThrow();

    buttonOf(element, 'Retire: our-clip').click();
    const text = await confirm('Retire');

    expect(text).toContain('1,204 vectors');
    expect(told).toEqual([['retire', 'e2']]);
  });

  it('does nothing when nobody is sure', async () => {
    const element = await page([MAIN, CLIP]);
    buttonOf(element, 'Retire: our-clip').click();
    await confirm('Cancel');
    expect(told).toEqual([]);
  });

  it('lets one rest, goes through what is missing, and shows what the server has against it', async () => {
    refusal = new HttpErrorResponse({
      status: 412,
      error: { status: 412, code: 'request.precondition_failed', title: 'It has changed since you read it.' },
    });
    const element = await page([MAIN]);

    element.querySelector<HTMLButtonElement>('button[role="switch"]')?.click();
    await fixture.whenStable();
    expect(textOf(element)).toContain('It has changed since you read it.');
    refusal = undefined;
    buttonOf(element, 'Embed what is missing: inception-v3').click();
    await fixture.whenStable();

    expect(told).toEqual([
      ['update', 'e1', { supported: false }],
      ['backfill', 'e1'],
    ]);
  });

  it('registers one', async () => {
    const element = await page([MAIN]);
    buttonOf(element, 'Register an engine').click();
    await fixture.whenStable();
    const type = (label: string, text: string): void => {
      const field = [...element.querySelectorAll('mat-form-field')].find(({ textContent }) =>
        textContent.includes(label),
      );
      const box = field?.querySelector('input');
      if (!box) throw new Error(`There is no field "${label}".`);
      box.value = text;
      box.dispatchEvent(new Event('input'));
    };
    expect(buttonOf(element, 'Register').disabled).toBe(true);
    type('Name', 'our-clip');
    type('Address', 'https://models.example.org/embed');
    type('Licence', 'MIT');
    await fixture.whenStable();

    buttonOf(element, 'Register').click();
    await fixture.whenStable();

    expect(told).toMatchObject([['create', { name: 'our-clip', type: 'content', backend: { kind: 'http' } }]]);
    expect(element.querySelector('odr-register-engine')).toBeNull();
  });

  it('says so when there is none, and when nobody answers', async () => {
    expect(textOf(await page([]))).toContain('No engines yet');
    TestBed.resetTestingModule();
    expect(textOf(await page(new Error('away')))).toContain('Try again');
  });
});
