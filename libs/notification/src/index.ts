export { LetterBox, type Addressee } from './letter/letter-box.js';
export { NotificationHttpModule } from './notification-http.module.js';
export { NotificationModule } from './notification.module.js';
export { NotificationWorkerModule } from './notification-worker.module.js';
export { Notices } from './notice/notices.js';
