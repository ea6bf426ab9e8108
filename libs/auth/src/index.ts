export { AuthHttpModule } from './auth-http.module.js';
export { AuthModule } from './auth.module.js';
export { AuthLookup } from './auth.lookup.js';
export { DcoRequired } from './auth.errors.js';
