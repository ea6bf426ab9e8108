import { AcceptanceMethod, AgreementKind } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';

export class AgreementVersionResponse {
  @ApiProperty({ enum: Object.values(AgreementKind) })
  readonly kind!: AgreementKind;
  /** @example '1.1' */
  readonly version!: string;
  /** Of the text in UTF-8, in hex. */
  readonly sha256!: string;
  readonly publishedAt!: Date;
}

export class AgreementTextResponse extends AgreementVersionResponse {
  readonly text!: string;
}

export class AgreementResponse extends AgreementTextResponse {
  /** @example 'Developer Certificate of Origin' */
  readonly name!: string;
  /** Whether the caller has accepted this version. */
  readonly accepted!: boolean;
  readonly acceptedAt!: Date | null;
  /** The latest earlier version the caller accepted, to compare this one with. */
  readonly acceptedBefore!: string | null;
}

export class AgreementListResponse {
  @ApiProperty({ type: [AgreementResponse] })
  readonly items!: AgreementResponse[];
  /** Always null: there is one page. */
  readonly nextCursor!: string | null;
}

export class AgreementVersionListResponse {
  @ApiProperty({ type: [AgreementVersionResponse] })
  readonly items!: AgreementVersionResponse[];
  /** Always null: there is one page. */
  readonly nextCursor!: string | null;
}

export class AcceptanceResponse extends AgreementVersionResponse {
  readonly id!: string;
  readonly acceptedAt!: Date;
  @ApiProperty({ enum: Object.values(AcceptanceMethod) })
  readonly method!: AcceptanceMethod;
  /** Whether no newer version has been published. */
  readonly isInForce!: boolean;
}

export class AcceptanceListResponse {
  @ApiProperty({ type: [AcceptanceResponse] })
  readonly items!: AcceptanceResponse[];
  /** Always null: there is one page. */
  readonly nextCursor!: string | null;
}
