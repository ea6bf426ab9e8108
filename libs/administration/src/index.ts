export { AdministrationHttpModule } from './administration-http.module.js';
