import { HttpErrorResponse } from '@angular/common/http';
import { Component } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialogRef } from '@angular/material/dialog';

import { action } from '../data-problem/action.js';
import { Confirm } from './confirm.js';

@Component({
  imports: [Confirm],
  template: `
    <odr-confirm question="Delete this set?" yes="Delete" doing="Deleting…" [act]="act" [isBlocked]="isBlocked">
      <p>It goes for good.</p>
    </odr-confirm>
  `,
})
class Dialog {
  static work: (() => Promise<unknown>) | undefined;
  isBlocked = false;
  readonly act = Dialog.work && action(Dialog.work);
}

describe('saying what will happen before it does', () => {
  let fixture: ComponentFixture<Dialog>;
  let closed: unknown[];
  const text = (): string => (fixture.nativeElement as HTMLElement).textContent;
  const button = (): HTMLButtonElement => {
    const buttons = (fixture.nativeElement as HTMLElement).querySelectorAll('button');
    return buttons[buttons.length - 1] as HTMLButtonElement;
  };

  async function open(work?: () => Promise<unknown>, isBlocked = false): Promise<void> {
    closed = [];
    Dialog.work = work;
    TestBed.configureTestingModule({
      providers: [{ provide: MatDialogRef, useValue: { close: (value: unknown) => closed.push(value) } }],
    });
    fixture = TestBed.createComponent(Dialog);
    fixture.componentInstance.isBlocked = isBlocked;
    await fixture.whenStable();
  }

  it('only asks where whoever opened it does it', async () => {
    await open();
    expect(text()).toContain('It goes for good.');

    button().click();
    await fixture.whenStable();

    expect(closed).toEqual([true]);
  });

  it('closes when it is done, and cannot be pressed twice', async () => {
    let done: () => void = () => undefined;
    await open(() => new Promise<void>((resolve) => (done = resolve)));

    button().click();
    await fixture.whenStable();
    expect([button().textContent.trim(), button().disabled, closed]).toEqual(['Deleting…', true, []]);

    done();
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
    expect(closed).toEqual([true]);
  });

  it('stays with the reason when it was refused', async () => {
    await open(() => Promise.reject(new HttpErrorResponse({ status: 503 })));

    button().click();
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();

    expect(text()).toContain('Nothing was changed.');
    expect(closed).toEqual([]);
    expect(button().disabled).toBe(false);
  });

  it('cannot be done when it makes no sense any more', async () => {
    await open(() => Promise.resolve(), true);

    expect(button().disabled).toBe(true);
  });
});
