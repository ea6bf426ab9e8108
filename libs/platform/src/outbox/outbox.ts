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
  append<N extends EventName>(name: N, payload: Events[N]): Promise<void> {
    return this.appendAll(name, [payload]);
  }

  /** The same fact about many things, in one statement. @throws OutsideTransaction */
  async appendAll<N extends EventName>(name: N, payloads: readonly Events[N][]): Promise<void> {
    if (!this.db.inTransaction) throw new OutsideTransaction(`Event ${name} was appended`);
    if (payloads.length === 0) return;
    await this.db.preparedQuery(
      `WITH added AS (
         INSERT INTO outbox_event (id, name, payload, request_id)
         SELECT id, $2, payload, $3 FROM jsonb_to_recordset($1::jsonb) AS event(id uuid, payload jsonb))
       SELECT pg_notify('odr_work', '')`,
      [JSON.stringify(payloads.map((payload) => ({ id: newId(), payload }))), name, currentRequestId() ?? null],
    );
  }
}
