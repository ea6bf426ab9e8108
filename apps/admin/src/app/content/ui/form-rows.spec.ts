import { Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { form } from '@angular/forms/signals';
import { ContentSourceType } from '@odr/contracts';

import type { AuthorRow, SourceRow } from '../data/description.js';
import { AuthorRows } from './author-rows.js';
import { SourceRows } from './source-rows.js';

@Component({
  imports: [AuthorRows, SourceRows],
  template: `<odr-author-rows [authors]="fields.authors" /><odr-source-rows [sources]="fields.sources" />`,
})
class Page {
  readonly typed = signal<{ authors: readonly AuthorRow[]; sources: readonly SourceRow[] }>({
    authors: [{ name: 'Ada', url: '' }],
    sources: [{ type: ContentSourceType.Path, value: 'zoo/owl.jpg' }],
  });
  readonly fields = form(this.typed);
}

describe('rows of authors and sources', () => {
  let fixture: ComponentFixture<Page>;
  const within = (tag: string): HTMLElement => fixture.nativeElement.querySelector(tag) as HTMLElement;
  const press = async (tag: string, button: string): Promise<void> => {
    within(tag).querySelector<HTMLButtonElement>(button)?.click();
    await fixture.whenStable();
  };

  beforeEach(async () => {
    fixture = TestBed.createComponent(Page);
    document.body.append(fixture.nativeElement as HTMLElement);
    await fixture.whenStable();
  });
  afterEach(() => (fixture.nativeElement as HTMLElement).remove());

  it.each([
    ['odr-author-rows', 'authors', { name: '', url: '' }],
    ['odr-source-rows', 'sources', { type: ContentSourceType.Url, value: '' }],
  ] as const)('%s come with the focus in them, and go with it on the way to add another', async (tag, list, blank) => {
    await press(tag, '.add');
    expect(fixture.componentInstance.typed()[list]).toHaveLength(2);
    expect(fixture.componentInstance.typed()[list].at(-1)).toMatchObject(blank);
    const inputs = within(tag).querySelectorAll('.row:nth-of-type(2) input');
    expect(document.activeElement).toBe(inputs[0]);

    await press(tag, '.row:first-of-type button');
    expect(fixture.componentInstance.typed()[list]).toHaveLength(1);
    expect(fixture.componentInstance.typed()[list][0]).toMatchObject(blank);
    expect(document.activeElement).toBe(within(tag).querySelector('.add'));
  });

  it('says of a source that is no address that credits do not link to it', async () => {
    expect(within('odr-source-rows').textContent).toContain('do not link to it');

    const kind = within('odr-source-rows').querySelector('select') as HTMLSelectElement;
    kind.value = ContentSourceType.Url;
    kind.dispatchEvent(new Event('input'));
    kind.dispatchEvent(new Event('change'));
    await fixture.whenStable();

    expect(fixture.componentInstance.typed().sources[0]?.type).toBe(ContentSourceType.Url);
    expect(within('odr-source-rows').textContent).not.toContain('do not link to it');
  });
});
