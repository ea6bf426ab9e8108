import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { InvalidRequest } from './errors.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id in an address. What is none is refused like any other field, by the name of its parameter. */
@Injectable()
export class UuidPipe implements PipeTransform<string, string> {
  /** @throws InvalidRequest */
  transform(value: string, { data = 'id' }: Pick<ArgumentMetadata, 'data'>): string {
    if (UUID.test(value)) return value;
    throw new InvalidRequest([{ path: data, message: `${data} must be a UUID`, code: 'isUuid' }]);
  }
}
