import { ContentModule } from '@odr/content';
import { Module } from '@nestjs/common';
import { MediaController } from './media.controller.js';
import { MediaReader } from './media.reader.js';
import { MediaService } from './media.service.js';

/** Pictures under review, for who holds their cases. */
@Module({ imports: [ContentModule], controllers: [MediaController], providers: [MediaReader, MediaService] })
export class MediaHttpModule {}
