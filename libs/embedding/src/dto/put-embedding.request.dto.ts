import { ArrayMaxSize, ArrayNotEmpty, IsNumber } from 'class-validator';

export class PutEmbeddingRequest {
  /** As many numbers as the engine's dimension. Where directions are compared it is kept with length 1. */
  @ArrayNotEmpty()
  @ArrayMaxSize(16_000)
  @IsNumber({ allowNaN: false, allowInfinity: false }, { each: true })
  readonly vector!: number[];
}
