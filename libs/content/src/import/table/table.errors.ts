import { DomainError } from '@odr/kernel';

export type TableFault =
  | 'not_utf8'
  | 'unknown_format'
  | 'empty'
  | 'no_header'
  | 'too_many_columns'
  | 'broken'
  | 'encrypted'
  | 'unpacks_too_large'
  | 'row_group_too_large'
  | 'timeout'
  | 'crashed';

/** A table that cannot be read, or not from some point on. `reason` says in a word what is wrong with it. */
export class TableUnreadable extends DomainError {
  readonly code = 'import.table_unreadable';
  constructor(
    readonly reason: TableFault,
    detail: string,
  ) {
    super(detail, { reason });
  }
}
