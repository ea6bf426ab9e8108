import { OmitType } from '@nestjs/swagger';

import { CreateVersionRequest } from '../../version/dto/version.request.dto.js';

/** What a version would be made of; the same words as those that make it. */
export class PreviewVersionRequest extends OmitType(CreateVersionRequest, ['bump', 'changelog'] as const) {}
