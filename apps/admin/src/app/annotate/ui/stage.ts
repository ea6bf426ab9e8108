import {
  Component,
  DestroyRef,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';

import type { Tool } from '../model/editor.js';
import type { Point, Size } from '../model/geometry.js';
import { colourOf, type Mark, pathOf } from '../model/mark.js';
import type { Press } from '../model/pointer.js';
import { handleAt, HANDLES, type Shape, type Vertex } from '../model/shape.js';
import { boundsOfShape } from '../model/shape.js';
import { centred, fitted, kept, panned, showing, toPicture, toScreen, type View, zoomed } from '../model/viewport.js';
import type { Picture } from './picture-source.js';

/** How near on the screen is near enough to take hold of something. */
const REACH_PX = 9;
const WHEEL_SPEED = 0.0015;
const MIDDLE_BUTTON = 1;

/** A mark of somebody else: to look at, and not to take hold of. */
export interface OtherMark {
  readonly mark: Mark;
  readonly colour: number;
  readonly isNamed: boolean;
}

/** The picture with what is drawn over it. It shows and tells; what a press means is decided elsewhere. */
@Component({
  selector: 'odr-stage',
  templateUrl: './stage.html',
  styleUrl: './stage.scss',
})
export class Stage {
  readonly picture = input.required<Picture>();
  readonly size = input.required<Size>();
  readonly marks = input.required<readonly Mark[]>();
  readonly selection = input<readonly string[]>([]);
  /** The one whose handles are shown. */
  readonly sole = input<Mark>();
  readonly vertex = input<Vertex>();
  readonly tool = input<Tool>('select');
  /** What is being drawn. */
  readonly drawing = input<Shape>();
  readonly corners = input<readonly Point[]>([]);
  readonly cursor = input<Point>();
  readonly proposals = input<readonly Mark[]>([]);
  readonly proposed = input<string>();
  /** What others have set, each in a colour of the theme by its number. */
  readonly others = input<readonly OtherMark[]>([]);
  readonly label = input('');
  /** Whether a drag moves the picture, as long as Space is held. */
  readonly isPanning = input(false);

  readonly pressed = output<Press>();
  readonly dragged = output<Point>();
  readonly released = output<void>();
  readonly closed = output<void>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly surface = viewChild.required<ElementRef<HTMLElement>>('surface');
  private readonly stage = signal<Size>({ width: 800, height: 600 });
  /** Fits until somebody zooms or moves, then stays; another picture begins anew. */
  private readonly own = linkedSignal<string, View | undefined>({
    source: () => this.picture().id,
    computation: () => undefined,
  });
  protected readonly view = computed(() => this.own() ?? fitted(this.size(), this.stage()));
  protected readonly pointer = signal<Point | undefined>(undefined);
  private holding: 'picture' | 'mark' | undefined;

  protected readonly pathOf = pathOf;
  protected readonly colourOf = colourOf;
  protected readonly chosen = computed(() => new Set(this.selection()));
  protected readonly transform = computed(() => {
    const { scale, x, y } = this.view();
    return `translate(${x} ${y}) scale(${scale})`;
  });
  protected readonly imageTransform = computed(() => {
    const { scale, x, y } = this.view();
    return `translate(${x}px, ${y}px) scale(${scale})`;
  });
  /** Dark under the colours, so that a line is seen on any picture: one path for all of them. */
  protected readonly halo = computed(() =>
    this.marks()
      .map(({ shape }) => pathOf(shape))
      .join(''),
  );
  protected readonly isNear = computed(() => this.view().scale * devicePixelRatio > this.picture().previewScale);
  protected readonly zoomPercent = computed(() => Math.round(this.view().scale * 100));
  protected readonly openPath = computed(() => {
    const points = [...this.corners(), ...[this.cursor() ?? this.pointer()].filter((one) => one !== undefined)];
    return this.corners().length === 0 ? '' : `M${points.map((point) => point.join(' ')).join('L')}`;
  });
  protected readonly holds = computed(() => {
    const shape = this.sole()?.shape;
    const view = this.view();
    if (shape?.kind === 'box')
      return HANDLES.map((handle) => ({
        name: handle,
        at: toScreen(view, handleAt(shape.box, handle)),
        isChosen: false,
      }));
    if (shape?.kind !== 'polygon') return [];
    const { ring: chosenRing, index: chosenIndex } = this.vertex() ?? {};
    return shape.rings.flatMap((points, ring) =>
      points.map((point, index) => ({
        name: 'corner',
        at: toScreen(view, point),
        isChosen: ring === chosenRing && index === chosenIndex,
      })),
    );
  });
  protected readonly openCorners = computed(() => this.corners().map((point) => toScreen(this.view(), point)));
  protected readonly crossAt = computed(() => {
    const cursor = this.cursor();
    return cursor && toScreen(this.view(), cursor);
  });
  /** Names of what is selected and of the current proposal; all of them would hide the picture. */
  protected readonly names = computed(() =>
    [
      ...this.marks().filter(({ id }) => this.chosen().has(id)),
      ...this.proposals().filter(({ id }) => id === this.proposed()),
      ...this.others().flatMap(({ mark, isNamed }) => (isNamed ? [mark] : [])),
    ]
      .slice(0, 12)
      .map(({ id, label, shape }) => {
        const [x, y] = boundsOfShape(shape);
        return { id, label: label || 'No label', at: toScreen(this.view(), [x, y]) };
      }),
  );

  constructor() {
    effect((onCleanup) => {
      const element = this.surface().nativeElement;
      const observer = new ResizeObserver(([entry]) => {
        const { width = 0, height = 0 } = entry?.contentRect ?? {};
        if (width > 0 && height > 0) this.stage.set({ width, height });
      });
      observer.observe(element);
      onCleanup(() => observer.disconnect());
    });
    // What keys select or draw is brought into sight.
    effect(() => {
      const [x, y, width, height] = boundsOfShape(this.sole()?.shape ?? { kind: 'point', at: this.cursor() ?? [0, 0] });
      if (this.own() && (this.sole() ?? this.cursor()) && !this.holding)
        untracked(() => this.look(showing(this.view(), [x + width / 2, y + height / 2], this.stage())));
    });
    inject(DestroyRef).onDestroy(() => (this.holding = undefined));
  }

  fit(): void {
    this.own.set(undefined);
  }

  /** One pixel of the picture is one of the screen. */
  actualSize(): void {
    this.look(centred(this.size(), this.stage(), 1 / devicePixelRatio));
  }

  zoom(factor: number): void {
    const { width, height } = this.stage();
    this.look(zoomed(this.view(), factor, this.pointerOnStage() ?? [width / 2, height / 2]));
  }

  pan(dx: number, dy: number): void {
    this.look(panned(this.view(), dx, dy));
  }

  /** The middle of what is seen, in the picture: where drawing by keys begins. */
  middle(): Point {
    const { width, height } = this.stage();
    return toPicture(this.view(), [width / 2, height / 2]);
  }

  get scale(): number {
    return this.view().scale;
  }

  focus(): void {
    this.surface().nativeElement.focus({ preventScroll: true });
  }

  protected onWheel(event: WheelEvent): void {
    event.preventDefault();
    this.look(zoomed(this.view(), Math.exp(-event.deltaY * WHEEL_SPEED), this.onStage(event)));
  }

  protected onDown(event: PointerEvent): void {
    if (event.button > MIDDLE_BUTTON) return;
    event.preventDefault();
    this.focus();
    this.surface().nativeElement.setPointerCapture(event.pointerId);
    this.holding = this.isPanning() || event.button === MIDDLE_BUTTON ? 'picture' : 'mark';
    if (this.holding === 'mark')
      this.pressed.emit({
        at: toPicture(this.view(), this.onStage(event)),
        reach: REACH_PX / this.view().scale,
        isAdding: event.shiftKey || event.ctrlKey || event.metaKey,
      });
  }

  protected onMove(event: PointerEvent): void {
    if (this.holding === 'picture') return this.pan(event.movementX, event.movementY);
    const at = toPicture(this.view(), this.onStage(event));
    this.pointer.set(at);
    if (this.holding === 'mark') this.dragged.emit(at);
  }

  protected onUp(): void {
    if (this.holding === 'mark') this.released.emit();
    this.holding = undefined;
  }

  private look(view: View): void {
    this.own.set(kept(view, this.size(), this.stage()));
  }

  private pointerOnStage(): Point | undefined {
    const at = this.pointer();
    return at && this.host.nativeElement.matches(':hover') ? toScreen(this.view(), at) : undefined;
  }

  private onStage({ clientX, clientY }: MouseEvent): Point {
    const { left, top } = this.surface().nativeElement.getBoundingClientRect();
    return [clientX - left, clientY - top];
  }
}
