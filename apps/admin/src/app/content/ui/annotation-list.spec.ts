import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import type { Annotation } from '../data/annotation.js';
import { AnnotationList } from './annotation-list.js';

const said = (id: string): Annotation => ({
  id,
  contentId: 'c1',
  sources: [{ id: `of-${id}`, name: `source ${id}` }],
  annotation: { caption: 'A cow.' },
  version: 1,
  manuallyAdjusted: false,
  overallRating: null,
  userId: `writer of ${id}`,
  userName: id === 'a' ? 'Ann' : null,
  createdAt: '2026-03-01T10:00:00Z',
});

@Component({
  selector: 'odr-list-host',
  imports: [AnnotationList],
  template: `<odr-annotation-list [annotations]="annotations" [rating]="mayRate() ? rating : undefined" />
    <ng-template #rating let-one>
      <p class="field">{{ one.id }} by {{ one.userId }}</p>
    </ng-template>`,
})
class ListHost {
  readonly annotations = [said('a'), said('b')];
  readonly mayRate = signal(true);
}

describe('the list of annotations', () => {
  function shown() {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(ListHost);
    const element = fixture.nativeElement as HTMLElement;
    const buttons = () => [...element.querySelectorAll<HTMLButtonElement>('button[aria-expanded]')];
    return { fixture, element, buttons };
  }

  it('lets one annotation at a time be rated, and closes it again', async () => {
    const { fixture, element, buttons } = shown();
    await fixture.whenStable();
    const fields = () => [...element.querySelectorAll('.field')].map(({ textContent }) => textContent);
    expect(fields()).toEqual([]);

    for (const [position, expected] of [
      [0, ['a by writer of a']],
      [1, ['b by writer of b']],
      [1, []],
    ] as const) {
      buttons()[position]?.click();
      await fixture.whenStable();
      expect(fields()).toEqual(expected);
    }
  });

  it('offers no rating to those who may not rate', async () => {
    const { fixture, buttons } = shown();
    fixture.componentInstance.mayRate.set(false);
    await fixture.whenStable();

    expect(buttons()).toEqual([]);
  });
});
