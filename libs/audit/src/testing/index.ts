import type { Database } from '@odr/platform';
import { AuditLog } from '../audit-log.js';
import { AuditRepository } from '../audit.repository.js';

/** A log for services that a test puts together by hand. */
export const auditLogOn = (db: Database): AuditLog => new AuditLog(db, new AuditRepository(db));
