import { Injectable } from '@nestjs/common';
import type { ImportMappingId, TeamId, UserId } from '@odr/kernel';
import { Database, isUniqueViolation } from '@odr/platform';
import { ImportMappingNameTaken } from './import-mapping.errors.js';
import type { TableMapping } from './table-mapping.js';

export interface SavedMapping {
  readonly id: ImportMappingId;
  readonly name: string;
  readonly fingerprint: string;
  readonly mapping: TableMapping;
  readonly userId: UserId;
  readonly teamId: TeamId | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

const wireTime = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const COLUMNS = `m.id, m.name, m.fingerprint, m.mapping, m.user_id AS "userId", m.team_id AS "teamId",
  ${wireTime('m.created_at')} AS "createdAt", ${wireTime('m.updated_at')} AS "updatedAt"`;

/** Mappings that people keep; their own to change, their teams' to use. */
@Injectable()
export class ImportMappingRepository {
  constructor(private readonly db: Database) {}

  /** Own ones and those of one's teams, own ones first, by name. @param fingerprint only those for tables of this shape */
  list(userId: UserId, teamIds: readonly TeamId[], fingerprint?: string): Promise<SavedMapping[]> {
    return this.db.query(
      `SELECT ${COLUMNS} FROM import_mapping m
        WHERE (m.user_id = $1 OR m.team_id = ANY($2::uuid[])) AND ($3::text IS NULL OR m.fingerprint = $3)
        ORDER BY m.user_id <> $1, lower(m.name), m.id LIMIT 500`,
      [userId, [...teamIds], fingerprint ?? null],
    );
  }

  async find(id: ImportMappingId, userId: UserId): Promise<SavedMapping | undefined> {
    const [row] = await this.db.query<SavedMapping>(
      `SELECT ${COLUMNS} FROM import_mapping m WHERE m.id = $1 AND m.user_id = $2`,
      [id, userId],
    );
    return row;
  }

  /** @throws ImportMappingNameTaken */
  async insert(saved: Omit<SavedMapping, 'createdAt' | 'updatedAt'>): Promise<void> {
    const { id, name, fingerprint, mapping, userId, teamId } = saved;
    await this.named(name, () =>
      this.db.query(
        `INSERT INTO import_mapping (id, name, fingerprint, mapping, user_id, team_id) VALUES ($1, $2, $3, $4, $5, $6)`,
        [id, name, fingerprint, JSON.stringify(mapping), userId, teamId],
      ),
    );
  }

  /** @returns whether it was there @throws ImportMappingNameTaken */
  async update({ id, name, fingerprint, mapping, userId, teamId }: SavedMapping): Promise<boolean> {
    const rows = await this.named(name, () =>
      this.db.query(
        `UPDATE import_mapping SET name = $3, fingerprint = $4, mapping = $5, team_id = $6, updated_at = now()
          WHERE id = $1 AND user_id = $2 RETURNING id`,
        [id, userId, name, fingerprint, JSON.stringify(mapping), teamId],
      ),
    );
    return rows.length > 0;
  }

  /** @returns whether it was there */
  async delete(id: ImportMappingId, userId: UserId): Promise<boolean> {
    const rows = await this.db.query(`DELETE FROM import_mapping WHERE id = $1 AND user_id = $2 RETURNING id`, [
      id,
      userId,
    ]);
    return rows.length > 0;
  }

  private async named<T>(name: string, write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      // Only the index knows whether the name is free at the moment of writing.
      if (isUniqueViolation(error, 'import_mapping_name_key')) throw new ImportMappingNameTaken(name);
      throw error;
    }
  }
}
