import { Component, inject } from '@angular/core';
import { ActivatedRoute, RouterOutlet } from '@angular/router';

import { SideFrame } from '../../shared/ui-side-nav/side-frame.js';
import { placesOf } from '../section.js';

/** The account area: its sections at the side, as the routes list them. */
@Component({
  selector: 'odr-account-frame',
  imports: [RouterOutlet, SideFrame],
  template: `<odr-side-frame label="Your account" [places]="places"><router-outlet /></odr-side-frame>`,
})
export default class AccountFrame {
  protected readonly places = placesOf(inject(ActivatedRoute).routeConfig?.children ?? []);
}
