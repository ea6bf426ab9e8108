import { AgreementKind } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { AcceptDcoRequest } from './accept-dco.request.dto.js';

export class AcceptAgreementRequest extends AcceptDcoRequest {
  @ApiProperty({ enum: Object.values(AgreementKind) })
  @IsIn(Object.values(AgreementKind))
  readonly kind!: AgreementKind;
}
