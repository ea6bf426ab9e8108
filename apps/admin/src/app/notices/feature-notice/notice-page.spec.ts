import { jest } from '@jest/globals';
import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';

import type { NoticeDraft } from '../data/notice.js';
import { PublicNoticeClient } from '../data/public-notice-client.js';
import NoticePage from './notice-page.js';

describe('objecting without an account', () => {
  let sent: NoticeDraft[];

  async function page(refusal?: object) {
    sent = [];
    const file = (draft: NoticeDraft): Promise<unknown> => {
      sent.push(draft);
      return refusal ? Promise.reject(new HttpErrorResponse(refusal)) : Promise.resolve({ token: 'abc' });
    };
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: PublicNoticeClient, useValue: { file } }],
    });
    const fixture = TestBed.createComponent(NoticePage);
    fixture.componentRef.setInput('about', '0190b6a0');
    await fixture.whenStable();
    const root = fixture.nativeElement as HTMLElement;
    const fill = (selector: string, value: string): void => {
      const field = root.querySelector<HTMLInputElement>(selector);
      if (!field) throw new Error(`There is no ${selector}.`);
      field.value = value;
      field.dispatchEvent(new Event('input'));
    };
    const send = async (): Promise<string> => {
      root.querySelector('form')?.dispatchEvent(new Event('submit'));
      await fixture.whenStable();
      return root.textContent ?? '';
    };
    const swear = (): void => root.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
    return { fill, send, swear };
  }

  it('says what is missing before anything is sent', async () => {
    const notice = await page();

    expect(await notice.send()).toContain('Explain in a sentence or two');
    notice.fill('textarea', 'I took this picture in 2019.');
    expect(await notice.send()).toContain('Confirm that you say this in good faith.');
    expect(sent).toEqual([]);
  });

  it('sends it, and leads to where its status is', async () => {
    const notice = await page();
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    notice.fill('textarea', 'I took this picture in 2019.');
    notice.swear();
    await notice.send();

    expect(sent).toMatchObject([{ location: '/contents/0190b6a0', ground: 'rightsholder', isInGoodFaith: true }]);
    expect(navigate).toHaveBeenCalledWith(['/notice', 'abc']);
  });

  it('tells when there is nothing at the address, and keeps what was written', async () => {
    const notice = await page({
      status: 404,
      error: { code: 'notice.subject_not_found', title: 'There is nothing public at this address.' },
    });
    notice.fill('textarea', 'I took this picture in 2019.');
    notice.swear();

    expect(await notice.send()).toContain('There is nothing public at this address.');
  });
});
