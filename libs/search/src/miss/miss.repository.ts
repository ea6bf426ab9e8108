import { Injectable } from '@nestjs/common';
import { Database } from '@odr/platform';
import { askerKey, questionKey } from './miss.policy.js';

/** A search that found nothing. */
interface Miss {
  readonly text: string;
  /** Name of the configuration that the query was understood under. */
  readonly language: string;
  /** Who asked, by any name that stays the same. */
  readonly asker: string;
}

/** What nobody has asked for so long is forgotten. */
export const KEPT_DAYS = 90;
/** So many people have to ask within so many days. */
const COUNTED_DAYS = 30;
const TODAY = `(now() AT TIME ZONE 'UTC')::date`;

/** Remembers searches that find nothing: how often, and their words once enough people have asked. */
@Injectable()
export class MissRepository {
  constructor(private readonly db: Database) {}

  /** Counts one. Its words are written down with the asker who makes them enough; what told askers apart is deleted then. */
  async record({ text, language, asker }: Miss, leastPeople: number): Promise<void> {
    const key = questionKey(text, language);
    await this.db.transaction(async () => {
      const [row] = await this.db.query<{ isTold: boolean }>(
        `INSERT INTO search_miss AS m (question_key, language, times, last_on) VALUES ($1, $2, 1, ${TODAY})
         ON CONFLICT (question_key) DO UPDATE SET times = m.times + 1, last_on = excluded.last_on
         RETURNING m.text IS NOT NULL AS "isTold"`,
        [key, language],
      );
      if (row?.isTold) return;
      await this.db.query(
        `INSERT INTO search_miss_asker (question_key, asker_key, asked_on) VALUES ($1, $2, ${TODAY})
         ON CONFLICT (question_key, asker_key) DO UPDATE SET asked_on = excluded.asked_on`,
        [key, askerKey(text, asker)],
      );
      const told = await this.db.query(
        `UPDATE search_miss SET text = $2 WHERE question_key = $1 AND $3 <= (
           SELECT count(*) FROM search_miss_asker a WHERE a.question_key = $1 AND a.asked_on > ${TODAY} - ${COUNTED_DAYS})
         RETURNING question_key`,
        [key, text, leastPeople],
      );
      if (told.length > 0)
        await this.db.query(`DELETE FROM search_miss_asker WHERE question_key = $1 RETURNING question_key`, [key]);
    });
  }

  /** Forgets what nobody asks any more, and who asked what has not become enough. */
  async prune(): Promise<void> {
    await this.db.query(
      `DELETE FROM search_miss_asker WHERE asked_on <= ${TODAY} - ${COUNTED_DAYS} RETURNING question_key`,
    );
    await this.db.query(
      `DELETE FROM search_miss WHERE last_on <= ${TODAY} - CASE WHEN text IS NULL THEN ${COUNTED_DAYS} ELSE ${KEPT_DAYS} END
       RETURNING question_key`,
    );
  }
}
