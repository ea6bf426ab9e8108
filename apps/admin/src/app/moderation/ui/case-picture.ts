import { Component, computed, input, linkedSignal, model, output, signal } from '@angular/core';

import { ShapesOverlay } from '../../shared/ui-shapes/shapes-overlay.js';
import type { Shape } from '../../shared/util-shapes/shape.js';
import { type View, fitted, moved, zoomed } from './picture-view.js';

/** The picture that is judged: hidden until it is asked for, then as near as one wants. */
@Component({
  selector: 'odr-case-picture',
  imports: [ShapesOverlay],
  templateUrl: './case-picture.html',
  styleUrl: './case-picture.scss',
  host: {
    '(click)': 'ask()',
    '(wheel)': 'wheel($event)',
    '(pointerdown)': 'grab($event)',
    '(pointermove)': 'drag($event)',
    '(pointerup)': 'grabbed.set(undefined)',
    '(pointercancel)': 'grabbed.set(undefined)',
    '[class.zoomed]': 'view().scale > 1',
    '[class.veiled]': 'isHidden()',
  },
})
export class CasePicture {
  /** An object URL; undefined while it is on its way. */
  readonly src = input<string | undefined>();
  readonly alt = input('');
  readonly isHidden = input(true);
  readonly isGrey = input(true);
  readonly blurPx = input(38);
  readonly shapes = input<readonly Shape[]>([]);
  readonly width = input<number | null | undefined>();
  readonly height = input<number | null | undefined>();
  readonly loaded = output<void>();
  /** A hidden picture was pressed: on a phone that is how one asks to see it. Keys have a button of their own. */
  readonly asked = output<void>();
  /** What part of it is seen; another picture starts as a whole. */
  readonly view = model<View>(fitted);

  protected readonly grabbed = signal<{ readonly x: number; readonly y: number } | undefined>(undefined);
  protected readonly failed = linkedSignal<string | undefined, boolean>({ source: this.src, computation: () => false });
  protected readonly transform = computed(() => {
    const { scale, x, y } = this.view();
    return `translate(${x}%, ${y}%) scale(${scale})`;
  });
  protected readonly filter = computed(() => {
    const blur = this.isHidden() ? `blur(${this.blurPx()}px) ` : '';
    return `${blur}${this.isGrey() ? 'grayscale(1)' : ''}`.trim() || 'none';
  });
  protected readonly size = computed(() => {
    const [width, height] = [this.width(), this.height()];
    return width && height ? { width, height } : undefined;
  });

  protected ask(): void {
    if (this.isHidden() && this.src()) this.asked.emit();
  }

  protected wheel(event: WheelEvent): void {
    if (this.isHidden() || !event.ctrlKey) return;
    event.preventDefault();
    this.view.update((view) => zoomed(view, event.deltaY < 0 ? 1 : -1));
  }

  protected grab(event: PointerEvent): void {
    if (this.view().scale > 1) this.grabbed.set({ x: event.clientX, y: event.clientY });
  }

  protected drag(event: PointerEvent): void {
    const from = this.grabbed();
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    if (!from || box.width === 0) return;
    const [x, y] = [((event.clientX - from.x) / box.width) * 100, ((event.clientY - from.y) / box.height) * 100];
    this.grabbed.set({ x: event.clientX, y: event.clientY });
    this.view.update((view) => moved(view, x, y));
  }
}
