import type { EventName, Events } from '@odr/contracts';
import { newId } from '@odr/kernel';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { currentRequestId } from '../observability/request-context.js';

/** A promise that could not be kept: the fact would be told although its change might roll back. */
export class OutsideTransaction extends Error {
  constructor(what: string) {
    super(`${what} outside a transaction: wrap the change and this call in Database.transaction().`);
  }
}

/** Tells the other modules what has happened, if and only if the change commits. */
@Injectable()
export class Outbox {
  constructor(private readonly db: Database) {}

  /** @throws OutsideTransaction when there is nothing to commit together with */
  async append<N extends EventName>(name: N, payload: Events[N]): Promise<void> {
    if (!this.db.inTransaction) throw new OutsideTransaction(`Event ${name} was appended`);
    await this.db.query(`INSERT INTO outbox_event (id, name, payload, request_id) VALUES ($1, $2, $3, $4)`, [
      newId(),
      name,
      JSON.stringify(payload),
      currentRequestId() ?? null,
    ]);
    await this.db.query(`NOTIFY odr_work`);
  }
}
