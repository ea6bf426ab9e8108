import { Injectable } from '@nestjs/common';
import { PrincipalReader } from '@odr/access';
import type { Import } from '../import-source.js';
import type { TableReader } from '../table/table-reader.js';
import { columnFingerprint } from './column-fingerprint.js';
import { ImportMappingRepository } from './import-mapping.repository.js';
import { isMapped, readMapping, type TableMapping } from './table-mapping.js';

/** Which mapping an import's table is read with, so that what comes in is what its preview has shown. */
@Injectable()
export class MappingChoice {
  constructor(
    private readonly principals: PrincipalReader,
    private readonly mappings: ImportMappingRepository,
  ) {}

  /** What the import has settled, else what was kept for such tables; empty when the columns have to speak for themselves. */
  async of({ columns }: TableReader, { userId, settings }: Pick<Import, 'userId' | 'settings'>): Promise<TableMapping> {
    const settled = readMapping(settings.mapping);
    if (isMapped(settled)) return settled;
    const teams = (await this.principals.actingFor(userId))?.teams ?? [];
    const teamIds = teams.map(({ teamId }) => teamId);
    const [kept] = await this.mappings.list(userId, teamIds, columnFingerprint(columns));
    return kept?.mapping ?? {};
  }
}
