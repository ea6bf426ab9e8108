import { TeamRole } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';

export class InvitationResponse {
  readonly id!: string;
  /** @example 'grace@example.org' */
  readonly email!: string;
  @ApiProperty({ enum: Object.values(TeamRole) })
  readonly role!: TeamRole;
  /** Id of the user who asked. */
  readonly invitedBy!: string;
  readonly createdAt!: Date;
  readonly expiresAt!: Date;
}

export class InvitationPageResponse {
  readonly items!: InvitationResponse[];
  /** Null on the last page. */
  readonly nextCursor!: string | null;
  readonly total?: number;
}

export class MadeInvitationResponse extends InvitationResponse {
  /** For `POST /invitations/{token}/accept`; it is in the letter too. Shown this once, for the invited person only. */
  readonly token!: string;
}
