import { Directive, output, signal } from '@angular/core';

import { filesOf } from './files-of.js';

/** What happens to files that are dragged over something; which element that is, those who extend it say. */
@Directive()
export abstract class DropTarget {
  readonly files = output<readonly File[]>();
  private readonly _isOver = signal(false);
  readonly isOver = this._isOver.asReadonly();
  /** Entering a child fires before leaving its parent: only a count knows whether the pointer is still inside. */
  private depth = 0;

  protected enter(event: DragEvent): void {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    this.depth += 1;
    this._isOver.set(true);
  }

  protected allow(event: DragEvent): void {
    if (carriesFiles(event)) event.preventDefault();
  }

  protected leave(event: DragEvent): void {
    if (!carriesFiles(event)) return;
    this.depth = Math.max(0, this.depth - 1);
    if (this.depth === 0) this._isOver.set(false);
  }

  protected async drop(event: DragEvent): Promise<void> {
    if (!carriesFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    this.depth = 0;
    this._isOver.set(false);
    const files = await filesOf(event.dataTransfer);
    if (files.length > 0) this.files.emit(files);
  }
}

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
