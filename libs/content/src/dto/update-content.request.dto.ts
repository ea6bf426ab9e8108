import { ContentDescriptionRequest } from './content-description.dto.js';

/** Fields that are absent stay, `null` clears, lists replace the list. */
export class UpdateContentRequest extends ContentDescriptionRequest {}
