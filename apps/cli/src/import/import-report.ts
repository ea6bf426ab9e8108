/** Something that could not be imported, and where to look. */
export interface ImportError {
  readonly file: string;
  readonly line?: number;
  readonly message: string;
}

/** What became of one kind of thing. */
export interface Tally {
  created: number;
  present: number;
  failed: number;
}

/** Counts what happens during an import and says it in the end. */
export class ImportReport {
  readonly pictures: Tally = { created: 0, present: 0, failed: 0 };
  readonly annotations: Tally = { created: 0, present: 0, failed: 0 };
  readonly errors: ImportError[] = [];

  fail(kind: 'pictures' | 'annotations', error: ImportError): void {
    this[kind].failed += 1;
    this.errors.push(error);
  }

  get hasFailures(): boolean {
    return this.errors.length > 0;
  }

  /** Lines for people, errors in the order of file and line. */
  lines(): string[] {
    const created = this.pictures.created + this.annotations.created;
    const errors = [...this.errors]
      .sort(byPlace)
      .map(({ file, line, message }) => `  ${file}${line ? `:${line}` : ''}: ${message}`);
    return [
      `Pictures: ${describe(this.pictures)}`,
      `Annotations: ${describe(this.annotations)}`,
      ...(errors.length > 0 ? ['Could not be imported:', ...errors] : []),
      ...(created === 0 ? ['Nothing changed: everything that could be imported was here already.'] : []),
    ];
  }
}

const describe = ({ created, present, failed }: Tally): string =>
  `${created} new, ${present} already here, ${failed} failed`;

function byPlace(a: ImportError, b: ImportError): number {
  return a.file === b.file ? (a.line ?? 0) - (b.line ?? 0) : a.file < b.file ? -1 : 1;
}
