import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { Empty } from '../shared/ui-empty/empty.js';

@Component({
  selector: 'odr-not-found-page',
  imports: [Empty, MatButton, RouterLink],
  template: `
    <section class="odr-page">
      <h1 tabindex="-1" class="odr-visually-hidden">Not found</h1>
      <odr-empty icon="travel_explore" title="There is nothing at this address">
        It may have moved, or you may need other rights to see it.
        <a odrNext matButton="filled" routerLink="/browse">Browse the collection</a>
      </odr-empty>
    </section>
  `,
})
export default class NotFoundPage {}
