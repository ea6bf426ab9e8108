import { Module } from '@nestjs/common';
import { ContentModule } from '@odr/content';

import { AnnotationModule } from '../annotation.module.js';
import { AgreementMeter } from './agreement.meter.js';
import { AgreementReader } from './agreement.reader.js';
import { AgreementRepository } from './agreement.repository.js';
import { AgreementService } from './agreement.service.js';
import { MeasuredItemsReader } from './measured-items.reader.js';

@Module({
  imports: [AnnotationModule, ContentModule],
  providers: [AgreementRepository, AgreementReader, MeasuredItemsReader, AgreementMeter, AgreementService],
  exports: [AgreementMeter, AgreementRepository, AgreementService],
})
export class AgreementModule {}
