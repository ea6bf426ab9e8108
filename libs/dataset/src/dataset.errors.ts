import { DomainError } from '@odr/kernel';

export class ExportNotFound extends DomainError {
  readonly code = 'export.not_found';
  constructor(id: string) {
    super('There is no export with this id, or it is not yours.', { id });
  }
}

export class ExportFileNotFound extends DomainError {
  readonly code = 'export.not_found';
  constructor(name: string) {
    super('The export has no such file, or is not finished.', { name: name.slice(0, 200) });
  }
}

export class RangeOutsideFile extends DomainError {
  readonly code = 'request.range_not_satisfiable';
  constructor(sizeBytes: number) {
    super(`The file has ${sizeBytes} bytes.`, { size: sizeBytes });
  }
}
