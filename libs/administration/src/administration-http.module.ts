import { Module } from '@nestjs/common';
import { JobController } from './job.controller.js';

/** What administrators look after over HTTP. */
@Module({ controllers: [JobController] })
export class AdministrationHttpModule {}
