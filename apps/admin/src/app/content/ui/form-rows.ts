import { Directive, ElementRef, Injector, type Signal, afterNextRender, inject } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';

/** Rows of a form that come and go; how one looks, those who extend it say. */
@Directive()
export abstract class FormRows<T> {
  protected abstract readonly rows: Signal<FieldTree<readonly T[]>>;
  protected abstract readonly blank: T;

  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected add(): void {
    this.rows()().value.update((rows) => [...rows, this.blank]);
    this.focusOn('.row:nth-last-child(2) input');
  }

  protected remove(index: number): void {
    this.rows()().value.update((rows) => rows.toSpliced(index, 1));
    this.focusOn('.add');
  }

  /** After the rows are drawn anew: what had the focus may be gone, and what shall have it just there. */
  private focusOn(selector: string): void {
    afterNextRender(() => this.host.nativeElement.querySelector<HTMLElement>(selector)?.focus(), {
      injector: this.injector,
    });
  }
}
