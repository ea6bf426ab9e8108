import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { Database } from '@odr/platform';
import { parameters } from '../content.condition.js';
import { ContentSetNotFound } from './content-set.errors.js';
import { visibleSets } from './content-set.visibility.js';

/** The narrow questions that others may ask about sets. */
@Injectable()
export class ContentSetLookup {
  constructor(private readonly db: Database) {}

  /** @throws ContentSetNotFound if it is absent or hidden from this caller */
  async assertVisible(scope: TeamScope, id: string): Promise<void> {
    const { values, bind } = parameters(id);
    const rows = await this.db.query(
      `SELECT s.id FROM content_set s WHERE s.id = $1::uuid AND ${visibleSets(scope)(bind)}`,
      values,
    );
    if (rows.length === 0) throw new ContentSetNotFound(id);
  }
}
