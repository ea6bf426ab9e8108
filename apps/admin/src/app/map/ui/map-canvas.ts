import {
  Component,
  DestroyRef,
  ElementRef,
  afterRenderEffect,
  computed,
  inject,
  input,
  model,
  output,
  signal,
  viewChild,
} from '@angular/core';

import type { MapPlace, MapRegion, MapTile } from '../data/coverage-map.js';
import { type Point, type Screen, type View, onMap, rectangle, wholeMap, zoomed, moved } from '../data/map-view.js';
import type { LegendEntry } from '../data/palette.js';
import { drawScene } from './draw-scene.js';
import { Gestures, wheelFactor } from './gestures.js';
import { inksOf } from './inks.js';
import { type Mark, type Scene, markAt, marksOf, picturesOf } from './scene.js';
import { Thumbnails } from './thumbnails.js';

/** A key moves the map by so many pixels, and zooms it by so much. */
const STEP = 80;
const ZOOM_STEP = 1.5;
const REACH = 14;
/** A line through fewer points is a slip of the hand. */
const LEAST_LINE = 8;

/** Something on the map that the pointer is at, and where on the screen. */
export interface Pointed {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** The map itself: drawn on a canvas, moved by pointer, fingers and keys. What it shows is listed beside it, for those who cannot see it. */
@Component({
  selector: 'odr-map-canvas',
  template: `
    <canvas
      #canvas
      tabindex="0"
      role="application"
      aria-roledescription="map"
      [attr.aria-label]="label()"
      aria-describedby="odr-map-keys"
      [class.drawing]="isLasso()"
      (pointerdown)="press($event)"
      (pointermove)="point($event)"
      (pointerup)="release($event)"
      (pointercancel)="release($event)"
      (pointerleave)="pointed.emit(undefined)"
      (wheel)="turn($event)"
      (keydown)="key($event)"
      (focus)="hasFocus.set(true)"
      (blur)="hasFocus.set(false); corner.set(undefined)"
    ></canvas>
    <span #probe aria-hidden="true"></span>
    <p id="odr-map-keys" class="odr-visually-hidden">
      Arrow keys move the map, plus and minus zoom, 0 shows all of it. Enter sets the first corner of a rectangle, Enter
      again the second and selects what is inside; Escape gives it up.
    </p>
  `,
  styles: `
    :host {
      position: relative;
      display: block;
      min-block-size: 0;
    }

    canvas {
      position: absolute;
      inset: 0;
      inline-size: 100%;
      block-size: 100%;
      border-radius: var(--odr-radius);
      background: var(--odr-surface-raised);
      cursor: grab;
      touch-action: none;
    }

    canvas.drawing {
      cursor: crosshair;
    }
  `,
  providers: [Thumbnails],
})
export class MapCanvas {
  /** Undefined until the size of the place is known. */
  readonly view = model.required<View | undefined>();
  readonly screen = model.required<Screen | undefined>();
  readonly tiles = input.required<readonly MapTile[]>();
  readonly regions = input.required<readonly MapRegion[]>();
  readonly legend = input.required<readonly LegendEntry[]>();
  readonly hits = input<readonly MapPlace[]>([]);
  /** The line around what is selected, x and y in turn on the map. */
  readonly selected = input<readonly number[]>([]);
  readonly chosen = input<string | undefined>();
  readonly hasPictures = input(true);
  /** Whether dragging draws a line instead of moving the map. */
  readonly isLasso = input(false);
  readonly label = input.required<string>();

  /** A line was drawn to its end. */
  readonly drawn = output<readonly number[]>();
  readonly pointed = output<Pointed | undefined>();
  readonly opened = output<string>();

  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  private readonly probe = viewChild.required<ElementRef<HTMLElement>>('probe');
  private readonly thumbnails = inject(Thumbnails);
  private readonly gestures = new Gestures();
  private readonly line = signal<readonly number[]>([]);
  private readonly theme = signal(0);
  protected readonly hasFocus = signal(false);
  protected readonly corner = signal<Point | undefined>(undefined);

  private readonly scene = computed<Scene | undefined>(() => {
    const [view, screen] = [this.view(), this.screen()];
    if (!view || !screen) return undefined;
    const isDrawing = this.line().length > 0;
    return {
      view,
      screen,
      tiles: this.tiles(),
      regions: this.regions(),
      hits: this.hits(),
      line: isDrawing ? this.line() : this.selected(),
      isClosed: !isDrawing,
      hasPictures: this.hasPictures(),
      chosen: this.chosen(),
      corner: this.corner(),
      hasCrosshair: this.hasFocus(),
    };
  });
  private readonly marks = computed<readonly Mark[]>(() => {
    const scene = this.scene();
    if (!scene) return [];
    return scene.hasPictures ? [...picturesOf(scene), ...marksOf(scene)] : marksOf(scene);
  });

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const sizes = new ResizeObserver(() => this.measure(host));
    const themes = new MutationObserver(() => this.theme.update((count) => count + 1));
    const system = matchMedia('(prefers-color-scheme: dark)');
    const onSystem = (): void => this.theme.update((count) => count + 1);
    sizes.observe(host);
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    system.addEventListener('change', onSystem);
    inject(DestroyRef).onDestroy(() => {
      sizes.disconnect();
      themes.disconnect();
      system.removeEventListener('change', onSystem);
    });
    afterRenderEffect(() => {
      this.theme();
      this.thumbnails.arrived();
      this.draw();
    });
  }

  private measure({ clientWidth: width, clientHeight: height }: HTMLElement): void {
    if (width === 0 || height === 0) return;
    this.screen.set({ width, height });
    if (!this.view()) this.view.set(wholeMap({ width, height }));
  }

  private draw(): void {
    const scene = this.scene();
    const canvas = this.canvas().nativeElement;
    const pen = canvas.getContext('2d');
    if (!scene || !pen) return;
    const density = devicePixelRatio || 1;
    const [width, height] = [Math.round(scene.screen.width * density), Math.round(scene.screen.height * density)];
    if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
    pen.setTransform(density, 0, 0, density, 0, 0);
    drawScene(pen, scene, inksOf(this.probe().nativeElement, this.legend()), (id) => this.thumbnails.of(id));
  }

  protected press(event: PointerEvent): void {
    const at = pixelOf(event);
    this.canvas().nativeElement.setPointerCapture(event.pointerId);
    this.gestures.press(event.pointerId, at);
    if (this.isLasso()) this.line.set(this.placeOf(at));
  }

  protected point(event: PointerEvent): void {
    const at = pixelOf(event);
    if (this.line().length > 0) {
      this.line.update((line) => [...line, ...this.placeOf(at)]);
      return;
    }
    const [view, screen] = [this.view(), this.screen()];
    const next = view && screen && this.gestures.move(event.pointerId, at, view, screen);
    if (next) this.view.set(next);
    else {
      const mark = markAt(this.marks(), at, REACH);
      this.pointed.emit(mark && { id: mark.id, x: mark.x, y: mark.y });
    }
  }

  protected release(event: PointerEvent): void {
    const isClick = event.type === 'pointerup' && !this.gestures.isDrag;
    this.gestures.release(event.pointerId);
    const line = this.line();
    this.line.set([]);
    if (line.length >= LEAST_LINE) this.drawn.emit(thinned(line));
    else if (isClick && line.length === 0) {
      const mark = markAt(this.marks(), pixelOf(event), REACH);
      if (mark) this.opened.emit(mark.id);
    }
  }

  protected turn(event: WheelEvent): void {
    event.preventDefault();
    this.zoom(wheelFactor(event), pixelOf(event));
  }

  /** Around the middle, unless a place is given. */
  zoom(factor: number, at?: Point): void {
    const [view, screen] = [this.view(), this.screen()];
    if (view && screen)
      this.view.set(zoomed(view, screen, factor, at ?? { x: screen.width / 2, y: screen.height / 2 }));
  }

  showAll(): void {
    const screen = this.screen();
    if (screen) this.view.set(wholeMap(screen));
  }

  protected key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const work = this.keys[event.key];
    if (!work) return;
    event.preventDefault();
    event.stopPropagation();
    work();
  }

  private readonly keys: Readonly<Record<string, (() => void) | undefined>> = {
    ArrowLeft: () => this.shift(STEP, 0),
    ArrowRight: () => this.shift(-STEP, 0),
    ArrowUp: () => this.shift(0, STEP),
    ArrowDown: () => this.shift(0, -STEP),
    '+': () => this.zoom(ZOOM_STEP),
    '=': () => this.zoom(ZOOM_STEP),
    '-': () => this.zoom(1 / ZOOM_STEP),
    '0': () => this.showAll(),
    Enter: () => this.setCorner(),
    Escape: () => this.corner.set(undefined),
  };

  private shift(dx: number, dy: number): void {
    const view = this.view();
    if (view) this.view.set(moved(view, dx, dy));
  }

  private setCorner(): void {
    const [view, corner] = [this.view(), this.corner()];
    if (!view) return;
    if (corner) this.drawn.emit(rectangle(corner, view));
    this.corner.set(corner ? undefined : { x: view.x, y: view.y });
  }

  private placeOf(at: Point): number[] {
    const [view, screen] = [this.view(), this.screen()];
    if (!view || !screen) return [];
    const { x, y } = onMap(view, screen, at);
    return [Math.min(Math.max(x, -1), 2), Math.min(Math.max(y, -1), 2)];
  }
}

const pixelOf = ({ offsetX, offsetY }: MouseEvent): Point => ({ x: offsetX, y: offsetY });

/** The API takes lines of 2,000 corners; a hand makes no finer ones. */
function thinned(line: readonly number[]): readonly number[] {
  const step = Math.ceil(line.length / 2 / 500);
  return line.filter((_, at) => Math.floor(at / 2) % step === 0);
}
