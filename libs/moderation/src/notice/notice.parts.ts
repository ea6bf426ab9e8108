import { NoticeController } from './notice.controller.js';
import { NoticeLetters } from './notice-letters.js';
import { NoticeRepository } from './notice.repository.js';
import { NoticeService } from './notice.service.js';

/** What notices by people without an account are made of. */
export const NOTICE_PROVIDERS = [NoticeRepository, NoticeLetters, NoticeService];
export const NOTICE_CONTROLLERS = [NoticeController];
