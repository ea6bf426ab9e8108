import { Module } from '@nestjs/common';
import { SecretBox } from './secret-box.js';
import { sealingConfig } from './sealing.config.js';

@Module({
  providers: [{ provide: SecretBox, useFactory: () => new SecretBox(sealingConfig().keysDir) }],
  exports: [SecretBox],
})
export class SealingModule {}
