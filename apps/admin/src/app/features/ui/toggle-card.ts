import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { MatSlider, MatSliderThumb } from '@angular/material/slider';
import type { Role } from '@odr/contracts';

import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { ROLE_WORDS, type Toggle, type ToggleChange, audienceOf } from '../data/toggle.js';

/** One feature: the switch, and who else decides who has it. */
@Component({
  selector: 'odr-toggle-card',
  imports: [MatCheckbox, MatSlideToggle, MatSlider, MatSliderThumb, TimeAgo],
  templateUrl: './toggle-card.html',
  styleUrl: './toggle-card.scss',
})
export class ToggleCard {
  readonly toggle = input.required<Toggle>();
  readonly changed = output<ToggleChange>();

  protected readonly roles = ROLE_WORDS;
  protected readonly audience = computed(() => audienceOf(this.toggle()));
  /** What the person has just set; what the server makes of it comes back as another toggle and takes its place. */
  protected readonly isOn = linkedSignal(() => this.toggle().isOn);
  protected readonly has = linkedSignal(() => this.toggle().roles);
  /** Follows the thumb while it is dragged; the server hears of it when it is let go. */
  protected readonly percentage = linkedSignal(() => this.toggle().percentage);

  protected flip(isOn: boolean): void {
    this.isOn.set(isOn);
    this.changed.emit({ isOn });
  }

  protected setRole(role: Role, has: boolean): void {
    const others = this.has().filter((one) => one !== role);
    this.has.set(has ? [...others, role] : others);
    this.changed.emit({ roles: this.has() });
  }
}
