import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { UpdateImportRequest } from './import.request.dto.js';

const broken = (body: object): string[] =>
  validateSync(plainToInstance(UpdateImportRequest, body)).map(({ property }) => property);

describe('a change of an import', () => {
  it.each(['name', 'defaults', 'mapping', 'options'])('is refused where %s is null, and fine without it', (field) => {
    expect(broken({ [field]: null })).toEqual([field]);
    expect(broken({ [field]: undefined })).toEqual([]);
    expect(broken({})).toEqual([]);
  });
});
