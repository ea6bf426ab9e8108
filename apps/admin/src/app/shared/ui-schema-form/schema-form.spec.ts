import { type ComponentFixture, TestBed } from '@angular/core/testing';

import { SchemaForm } from './schema-form.js';
import type { Schema } from './schema-reading.js';
import type { FieldChange } from './schema-value.js';

const TAG = {
  title: 'Tag',
  type: 'object',
  required: ['tag'],
  properties: { tag: { type: 'string' }, confidence: { type: 'number', minimum: 0, maximum: 1 } },
};
const SCHEMA = {
  required: ['caption'],
  properties: {
    caption: { description: 'In one sentence', type: 'string', minLength: 1, maxLength: 10 },
    mood: { enum: ['calm', 'wild'] },
    loud: { type: 'boolean' },
    words: { type: 'array', items: { type: 'string' } },
    tags: { type: 'array', items: TAG },
    place: { type: 'object', properties: { town: { type: 'string' } } },
  },
};

describe('a form', () => {
  let fixture: ComponentFixture<SchemaForm>;
  let element: HTMLElement;
  let value: unknown;
  let changes: FieldChange[];

  async function show(schema: Schema, first?: unknown): Promise<void> {
    fixture = TestBed.createComponent(SchemaForm);
    element = fixture.nativeElement as HTMLElement;
    changes = [];
    fixture.componentRef.setInput('name', 'Mood');
    fixture.componentRef.setInput('schema', schema);
    fixture.componentRef.setInput('value', first);
    fixture.componentInstance.changed.subscribe((change) => {
      changes.push(change);
      value = change.value;
      fixture.componentRef.setInput('value', value);
    });
    await fixture.whenStable();
  }
  const field = (label: string): HTMLInputElement => {
    const found = [...element.querySelectorAll('label')].find((one) => one.textContent.trim().startsWith(label));
    return element.querySelector<HTMLInputElement>(`[id="${found?.htmlFor ?? ''}"]`) ?? new HTMLInputElement();
  };
  async function type(label: string, text: string): Promise<void> {
    const input = field(label);
    input.value = text;
    input.dispatchEvent(new Event(input.tagName === 'SELECT' ? 'change' : 'input'));
    await fixture.whenStable();
  }
  async function press(label: string): Promise<void> {
    element.querySelector<HTMLElement>(`button[aria-label="${label}"]`)?.click();
    await fixture.whenStable();
  }
  const described = (label: string): string =>
    (field(label).getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => element.querySelector(`[id="${id}"]`)?.textContent.trim())
      .join(' | ');

  it('builds a value part by part, and takes away what is emptied', async () => {
    await show(SCHEMA);

    await type('Caption', 'A cow');
    await type('Mood', '1');
    await type('Loud', '0');
    await press('Add to Words');
    await type('Words 1', 'moo');
    await type('Town', 'Bern');
    expect(value).toEqual({ caption: 'A cow', mood: 'wild', loud: true, words: ['moo'], place: { town: 'Bern' } });

    await type('Mood', '');
    await type('Town', '');
    await press('Remove Words 1');
    await type('Caption', '');
    expect(value).toEqual({ caption: '', loud: true });
  });

  it('fills lists of objects in, each with its own fields', async () => {
    await show(SCHEMA);

    await press('Add to Tags');
    await press('Add to Tags');
    const tags = [...element.querySelectorAll<HTMLInputElement>('.item textarea')];
    for (const [index, input] of tags.entries()) {
      input.value = ['cow', 'hill'][index] ?? '';
      input.dispatchEvent(new Event('input'));
      await fixture.whenStable();
    }
    await type('Confidence', '0.5');

    expect(value).toEqual({ tags: [{ tag: 'cow', confidence: 0.5 }, { tag: 'hill' }] });
    expect(changes.at(-1)).toMatchObject({ at: '/tags/0/confidence', isTyped: true });
    expect([...element.querySelectorAll('.item legend')].map((one) => one.textContent.trim())).toEqual([
      'Tag 1 · cow',
      'Tag 2 · hill',
    ]);
  });

  it('says what may be entered and what is wrong, beside the field', async () => {
    await show(SCHEMA, { caption: 'Far too long', tags: [{ tag: 'cow', confidence: 7 }] });
    fixture.componentRef.setInput('findings', [
      { path: '/tags/0/confidence', code: 'maximum', message: 'must be <= 1' },
      { path: '/extra', code: 'additionalProperties', message: 'must NOT have additional properties' },
    ]);
    await fixture.whenStable();

    expect(described('Caption')).toBe('In one sentence');
    expect(element.textContent).toContain('12 of 10');
    expect(described('Confidence')).toBe('0 to 1 | Must be <= 1');
    expect(field('Confidence').getAttribute('aria-invalid')).toBe('true');
    expect(element.querySelector('fieldset > .wrong')?.textContent.trim()).toBe(
      'Extra must NOT have additional properties',
    );
  });

  it('leaves a number alone while it is typed', async () => {
    await show({ properties: { share: { type: 'number' } } });

    await type('Share', '0.50');

    expect(value).toEqual({ share: 0.5 });
    expect(field('Share').value).toBe('0.50');
  });

  it('shows what the schema does not name, and what leads round, as JSON', async () => {
    await show({ properties: { child: { $ref: '#' } } }, { child: { child: {} }, stranger: 1 });

    expect([...element.querySelectorAll('odr-json-part')]).toHaveLength(2);
  });
});
