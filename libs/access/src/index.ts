export { API_KEY_HEADER, API_KEY_STRATEGY } from './authentication.guard.js';
export { Allow, CurrentPrincipal, Public, type Access } from './access.decorators.js';
export { BriefMemory } from './brief-memory.js';
export { AccessModule } from './access.module.js';
export { Forbidden, Unauthenticated } from './errors.js';
export { ANONYMOUS_SCOPE, contributesTo, mayDo, scopeOf, type Principal, type TeamScope } from './principal.js';
export { PrincipalReader, type TokenSubject } from './principal.reader.js';
export { RateLimit } from './rate-limit.decorator.js';
export { RouteAudit, routesOf, type AuditedRoute } from './route-audit.js';
