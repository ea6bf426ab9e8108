import { Component, type ElementRef, computed, effect, inject, input, resource, viewChild } from '@angular/core';
import type { Orientation } from '@odr/contracts';

import { type Content, isPublic } from '../../shared/data-content/content.js';
import { MediaStore } from '../../shared/data-media/media-store.js';
import type { Box } from '../data/cluster.js';
import { type Overlay, difference, swapsSides, turnMatrix } from '../data/overlay.js';

export type StageView = 'keeper' | 'other' | 'difference';

const LONGEST_SIDE = 960;

/** Two pictures in one place: one, the other, or where they differ. What both show lies exactly on each other. */
@Component({
  selector: 'odr-compare-stage',
  template: `
    <canvas #canvas role="img" [attr.aria-label]="label()"></canvas>
    @if (pictures.error()) {
      <p class="odr-quiet">One of the pictures has no preview.</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      place-items: center;
      min-block-size: 240px;
    }

    canvas {
      max-inline-size: 100%;
      max-block-size: 52dvh;
    }
  `,
})
export class CompareStage {
  readonly keeper = input.required<Content>();
  readonly other = input.required<Content>();
  readonly overlay = input.required<Overlay>();
  readonly view = input<StageView>('keeper');
  readonly gain = input(4);

  private readonly media = inject(MediaStore);
  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  protected readonly pictures = resource({
    params: () => ({ keeper: this.keeper(), other: this.other() }),
    loader: async ({ params }) => Promise.all([this.load(params.keeper), this.load(params.other)]),
  });
  protected readonly label = computed(() => {
    const view = this.view();
    if (view === 'keeper') return `${this.keeper().name}, which stays`;
    return view === 'other' ? `${this.other().name}, the copy` : 'Where the two differ, bright on black';
  });

  constructor() {
    effect(() => {
      const [keeper, other] = this.pictures.hasValue() ? this.pictures.value() : [];
      if (keeper && other) this.draw(keeper, other);
    });
  }

  private draw(keeper: HTMLImageElement, other: HTMLImageElement): void {
    const { ofKeeper, turn, ofOther } = this.overlay();
    const canvas = this.canvas().nativeElement;
    const context = canvas.getContext('2d');
    if (!context) return;
    const [width, height] = [
      keeper.naturalWidth * (ofKeeper[2] - ofKeeper[0]),
      keeper.naturalHeight * (ofKeeper[3] - ofKeeper[1]),
    ];
    const scale = LONGEST_SIDE / Math.max(width, height);
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    if (this.view() === 'other') return drawPart(context, other, turn, ofOther);
    drawPart(context, keeper, 'none', ofKeeper);
    if (this.view() === 'keeper') return;
    const own = context.getImageData(0, 0, canvas.width, canvas.height);
    drawPart(context, other, turn, ofOther);
    difference(own.data, context.getImageData(0, 0, canvas.width, canvas.height).data, this.gain());
    context.putImageData(own, 0, 0);
  }

  private async load(content: Content): Promise<HTMLImageElement> {
    const image = new Image();
    image.src = isPublic(content)
      ? this.media.publicUrl(content.id, 'preview')
      : await this.media.privateUrl(content.id, 'preview');
    await image.decode();
    return image;
  }
}

/** Fills the canvas with a part of a turned picture. */
function drawPart(context: CanvasRenderingContext2D, image: HTMLImageElement, turn: Orientation, box: Box): void {
  const { width, height } = context.canvas;
  const [w, h] = swapsSides(turn)
    ? [image.naturalHeight, image.naturalWidth]
    : [image.naturalWidth, image.naturalHeight];
  const [scaleX, scaleY] = [width / (w * (box[2] - box[0])), height / (h * (box[3] - box[1]))];
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  context.transform(scaleX, 0, 0, scaleY, -box[0] * w * scaleX, -box[1] * h * scaleY);
  context.transform(...turnMatrix(turn, image.naturalWidth, image.naturalHeight));
  context.drawImage(image, 0, 0);
  context.setTransform(1, 0, 0, 1, 0, 0);
}
