import { ApiProperty } from '@nestjs/swagger';
import { HashBankKind, HashConfirmation, HashEffect } from '@odr/contracts';
import { ACCOUNT_AGES, type AccountAge } from '../account-age.policy.js';

/** What whoever brought the subject has brought before. No name, no day, nothing that would tell who it is. */
export class UploaderHistoryResponse {
  /** The same ten letters for the same person, as in the item. */
  readonly uploader!: string;
  @ApiProperty({ enum: ACCOUNT_AGES })
  readonly accountAge!: AccountAge;
  /** Other pictures of theirs, the newest 500 at most; this one is not among them. */
  readonly items!: number;
  /** Of those: public now, or taken out of the lists only. */
  readonly accepted!: number;
  /** Of those: not published, locked away or withdrawn. */
  readonly rejected!: number;
  /** Of those: nobody has decided yet. */
  readonly waiting!: number;
  /** Strikes that count now, of decisions about other things. */
  readonly strikes!: number;
  readonly strikePoints!: number;
}

/** An entry of a bank that the subject is near. */
export class ItemBankMatchResponse {
  readonly bankId!: string;
  readonly bankName!: string;
  @ApiProperty({ enum: Object.values(HashBankKind) })
  readonly kind!: HashBankKind;
  readonly entryId!: string;
  @ApiProperty({ enum: Object.values(HashConfirmation) })
  readonly confirmed!: HashConfirmation;
  /** Differing bits of 256. */
  readonly bits!: number;
  /** Which of the eight orientations is that near, from 0: as it lies. */
  readonly turn!: number;
  @ApiProperty({ enum: Object.values(HashEffect) })
  readonly effect!: HashEffect;
  readonly matchedAt!: string;
}

/** Something that happened to the subject before. */
export class ItemHistoryEventResponse {
  /** @example 'case_decided' */
  readonly type!: string;
  readonly at!: string;
  /** Of a decision: what was decided. */
  readonly action!: string | null;
  readonly policy!: string | null;
  /** What the moderator noted. */
  readonly note!: string | null;
}

/** What helps to judge an item. Of one that is judged blindly nothing that would give the first verdict away. */
export class ItemContextResponse {
  readonly itemId!: string;
  /** Null when the subject is gone. */
  @ApiProperty({ type: UploaderHistoryResponse, nullable: true })
  readonly uploader!: UploaderHistoryResponse | null;
  /** The nearest first. */
  @ApiProperty({ type: [ItemBankMatchResponse] })
  readonly banks!: readonly ItemBankMatchResponse[];
  /** The oldest first, the latest 50. */
  @ApiProperty({ type: [ItemHistoryEventResponse] })
  readonly history!: readonly ItemHistoryEventResponse[];
}
