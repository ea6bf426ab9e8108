import { SubjectType } from '@odr/contracts';
import { IsIn, IsUUID } from 'class-validator';

export class SubjectParams {
  @IsIn(Object.values(SubjectType))
  readonly type!: SubjectType;

  @IsUUID()
  readonly id!: string;
}
