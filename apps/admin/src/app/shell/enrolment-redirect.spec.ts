import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, RouterOutlet, provideRouter } from '@angular/router';

import { Session } from '../shared/data-session/session.js';
import { injectEnrolmentRedirect } from './enrolment-redirect.js';

@Component({ selector: 'odr-test-frame', imports: [RouterOutlet], template: '<router-outlet />' })
class Frame {
  constructor() {
    injectEnrolmentRedirect();
  }
}

@Component({ selector: 'odr-test-page', template: '' })
class Page {}

describe('whoever owes a second factor', () => {
  async function frame(
    owes: boolean,
  ): Promise<{ visit: (url: string) => Promise<string>; owe: () => Promise<string> }> {
    const mustEnrol = signal(owes);
    TestBed.configureTestingModule({
      providers: [provideRouter([{ path: '**', component: Page }]), { provide: Session, useValue: { mustEnrol } }],
    });
    const fixture = TestBed.createComponent(Frame);
    const router = TestBed.inject(Router);
    const here = async (): Promise<string> => {
      await fixture.whenStable();
      return decodeURIComponent(router.url);
    };
    return {
      visit: async (url) => {
        await router.navigateByUrl(url);
        return here();
      },
      owe: () => {
        mustEnrol.set(true);
        return here();
      },
    };
  }

  it('is led there from any page, with the way back', async () => {
    const { visit } = await frame(true);

    expect(await visit('/teams?q=a')).toBe('/second-factor?return=/teams?q=a');
    expect(await visit('/sign-in-policy')).toBe('/second-factor?return=/sign-in-policy');
  });

  it('stays there, and where signing in goes on', async () => {
    const { visit } = await frame(true);

    expect(await visit('/second-factor?return=/teams')).toBe('/second-factor?return=/teams');
    expect(await visit('/sign-in/finish?provider=x')).toBe('/sign-in/finish?provider=x');
  });

  it('is led there as soon as it is known', async () => {
    const { visit, owe } = await frame(false);

    expect(await visit('/contribute')).toBe('/contribute');
    expect(await owe()).toBe('/second-factor?return=/contribute');
  });
});
