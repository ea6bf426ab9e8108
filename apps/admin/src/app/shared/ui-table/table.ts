import { NgTemplateOutlet } from '@angular/common';
import { Component, Directive, TemplateRef, computed, contentChildren, inject, input } from '@angular/core';
import { MatTableModule } from '@angular/material/table';

export interface Column {
  readonly name: string;
  readonly title: string;
  readonly align?: 'end';
  /** For columns that explain themselves; screen readers still hear the title. */
  readonly isTitleHidden?: boolean;
}

/** The cell of one column: `<ng-template odrCell="size" let-row>`. */
@Directive({ selector: 'ng-template[odrCell]' })
export class Cell {
  readonly odrCell = input.required<string>();
  readonly template = inject<TemplateRef<{ $implicit: unknown }>>(TemplateRef);
}

/** Columns as data over a real table with a sticky head. Rows come in as they are; paging belongs to the page. */
@Component({
  selector: 'odr-table',
  imports: [MatTableModule, NgTemplateOutlet],
  templateUrl: './table.html',
  styleUrl: './table.scss',
})
export class Table {
  readonly caption = input.required<string>();
  readonly columns = input.required<readonly Column[]>();
  readonly rows = input.required<readonly unknown[]>();

  private readonly cells = contentChildren(Cell);
  protected readonly names = computed(() => this.columns().map((column) => column.name));
  protected readonly templates = computed(() => new Map(this.cells().map((cell) => [cell.odrCell(), cell.template])));
}
