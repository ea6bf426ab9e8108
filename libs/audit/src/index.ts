export { AuditCheckModule } from './audit-check.module.js';
export { AuditHttpModule } from './audit-http.module.js';
export { AuditLog, type AuditEntry } from './audit-log.js';
export { AuditModule } from './audit.module.js';
export { AuditVerifier } from './audit-verifier.js';
export type { ChainedAuditRow } from './audit.policy.js';
