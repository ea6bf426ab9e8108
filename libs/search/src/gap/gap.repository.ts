import { Injectable } from '@nestjs/common';
import { wireTime } from '@odr/content';
import { newId } from '@odr/kernel';
import { Database } from '@odr/platform';
import type { GapReportResponse } from './dto/gap.response.dto.js';

/** Reports are kept so long; what they say of long ago nobody asks. */
const KEPT_DAYS = 90;

/** Gap reports as they were made. */
@Injectable()
export class GapRepository {
  constructor(private readonly db: Database) {}

  async keep(report: Omit<GapReportResponse, 'madeAt'>): Promise<void> {
    await this.db.query(`INSERT INTO search_gap_report (id, report) VALUES ($1, $2)`, [
      newId(),
      JSON.stringify(report),
    ]);
    await this.db.query(`DELETE FROM search_gap_report WHERE made_at < now() - interval '${KEPT_DAYS} days'`);
  }

  async latest(): Promise<GapReportResponse | undefined> {
    const [row] = await this.db.query<{ report: Omit<GapReportResponse, 'madeAt'>; madeAt: string }>(
      `SELECT r.report, ${wireTime('r.made_at')} AS "madeAt" FROM search_gap_report r ORDER BY r.made_at DESC LIMIT 1`,
    );
    return row && { madeAt: row.madeAt, ...row.report };
  }

  async isUnderway(): Promise<boolean> {
    const rows = await this.db.query(
      `SELECT FROM job WHERE name = 'search.find_gaps' AND state IN ('queued', 'running') LIMIT 1`,
    );
    return rows.length > 0;
  }
}
