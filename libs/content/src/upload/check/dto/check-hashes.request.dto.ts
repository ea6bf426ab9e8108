import { ArrayMaxSize, ArrayMinSize, IsArray, Matches } from 'class-validator';

const MOST_HASHES = 10_000;

export class CheckHashesRequest {
  /** The sha256 of each file's bytes, in hex. @example ['e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'] */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_HASHES)
  @Matches(/^[0-9a-f]{64}$/, { each: true, message: 'each must be 64 lower-case hex digits' })
  readonly hashes!: string[];
}
