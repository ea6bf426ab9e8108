import { Injectable } from '@nestjs/common';
import type { Principal } from '@odr/access';
import { newId, type ImportMappingId, type TeamId } from '@odr/kernel';
import { NotYourTeam } from '../../content.errors.js';
import { columnFingerprint } from './column-fingerprint.js';
import { ImportMappingNotFound } from './import-mapping.errors.js';
import { ImportMappingRepository, type SavedMapping } from './import-mapping.repository.js';
import type { TableMapping } from './table-mapping.js';

export interface MappingWish {
  readonly name: string;
  readonly mapping: TableMapping;
  readonly teamId?: TeamId | null;
}

/** Mappings that people keep for the next table of the kind. */
@Injectable()
export class ImportMappingService {
  constructor(private readonly mappings: ImportMappingRepository) {}

  list({ userId, teams }: Principal, fingerprint?: string): Promise<SavedMapping[]> {
    const teamIds = teams.map(({ teamId }) => teamId);
    return this.mappings.list(userId, teamIds, fingerprint);
  }

  /** @throws NotYourTeam, ImportMappingNameTaken */
  async create({ name, mapping, teamId = null }: MappingWish, actor: Principal): Promise<SavedMapping> {
    assertMember(teamId, actor);
    const id = newId<ImportMappingId>();
    await this.mappings.insert({
      id,
      name: name.trim(),
      fingerprint: fingerprintOf(mapping),
      mapping,
      userId: actor.userId,
      teamId,
    });
    return this.own(id, actor);
  }

  /** @throws ImportMappingNotFound, NotYourTeam, ImportMappingNameTaken */
  async update(id: ImportMappingId, changes: Partial<MappingWish>, actor: Principal): Promise<SavedMapping> {
    const current = await this.own(id, actor);
    const { name = current.name, mapping = current.mapping } = changes;
    const teamId = changes.teamId === undefined ? current.teamId : changes.teamId;
    if (teamId !== current.teamId) assertMember(teamId, actor);
    const isThere = await this.mappings.update({
      ...current,
      name: name.trim(),
      mapping,
      fingerprint: fingerprintOf(mapping),
      teamId,
    });
    if (!isThere) throw new ImportMappingNotFound(id);
    return this.own(id, actor);
  }

  /** @throws ImportMappingNotFound */
  async delete(id: ImportMappingId, { userId }: Principal): Promise<void> {
    if (!(await this.mappings.delete(id, userId))) throw new ImportMappingNotFound(id);
  }

  private async own(id: ImportMappingId, { userId }: Principal): Promise<SavedMapping> {
    const found = await this.mappings.find(id, userId);
    if (!found) throw new ImportMappingNotFound(id);
    return found;
  }
}

const fingerprintOf = (mapping: TableMapping): string =>
  columnFingerprint(Object.keys(mapping).map((name) => ({ name })));

function assertMember(teamId: TeamId | null, { teams }: Principal): void {
  if (teamId !== null && !teams.some((team) => team.teamId === teamId)) throw new NotYourTeam(teamId);
}
