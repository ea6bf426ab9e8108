import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { InvalidRequest } from './errors.js';

/** The number of a version in an address; what is none is refused like any other field. A number that nothing has is somebody else's 404. */
@Injectable()
export class VersionPipe implements PipeTransform<string, number> {
  /** @throws InvalidRequest */
  transform(value: string, { data = 'version' }: Pick<ArgumentMetadata, 'data'>): number {
    // Fifteen digits: beyond them two versions could not be told apart.
    if (/^\d{1,15}$/.test(value)) return Number(value);
    throw new InvalidRequest([{ path: data, message: `${data} must be a whole number`, code: 'isInt' }]);
  }
}
