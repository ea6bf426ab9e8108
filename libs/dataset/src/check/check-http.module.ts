import { Module } from '@nestjs/common';
import { ContentModule } from '@odr/content';

import { CheckController } from './check.controller.js';
import { CheckReader } from './check.reader.js';
import { CheckService } from './check.service.js';
import { EvidenceReader } from './evidence.reader.js';
import { FactsReader } from './facts.reader.js';
import { ItemLicensingService } from './item-licensing.service.js';

/** Whether selections may leave, and why not. */
@Module({
  imports: [ContentModule],
  controllers: [CheckController],
  providers: [CheckReader, CheckService, EvidenceReader, FactsReader, ItemLicensingService],
})
export class CheckHttpModule {}
