import { Component, computed, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';

import { Session } from '../../shared/data-session/session.js';
import { SideFrame } from '../../shared/ui-side-nav/side-frame.js';
import { ADMINISTRATION, openTo } from '../destinations.js';

/** The pages of those who run the place, listed at the side. */
@Component({
  selector: 'odr-administration-frame',
  imports: [RouterOutlet, SideFrame],
  template: `<odr-side-frame label="Administration" [places]="places()"><router-outlet /></odr-side-frame>`,
})
export default class AdministrationFrame {
  private readonly session = inject(Session);
  protected readonly places = computed(() => ADMINISTRATION.filter(openTo(this.session)));
}
