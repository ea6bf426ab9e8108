import { PartialType } from '@nestjs/swagger';
import { AuthorRequest, SourceRequest } from '../../dto/content-description.dto.js';

/** Fields that are absent stay, `null` clears. */
export class UpdateAuthorRequest extends PartialType(AuthorRequest) {}

/** Fields that are absent stay, `null` clears. */
export class UpdateSourceRequest extends PartialType(SourceRequest) {}
