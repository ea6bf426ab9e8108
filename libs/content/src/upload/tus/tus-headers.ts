import { applyDecorators } from '@nestjs/common';
import { ApiHeader, type ApiHeaderOptions } from '@nestjs/swagger';

/** The headers of tus, as the description of the API tells them. */
export const Length: ApiHeaderOptions = {
  name: 'Upload-Length',
  required: true,
  description: 'Bytes of the whole file.',
  schema: { type: 'integer', minimum: 0 },
};
export const Wish: ApiHeaderOptions = {
  name: 'Upload-Metadata',
  required: false,
  description:
    'Pairs of key and base64: `filename`, `metadata` (JSON of a ContentDescriptionRequest), `purpose` (`content` or `import`).',
};
export const Offset: ApiHeaderOptions = {
  name: 'Upload-Offset',
  required: true,
  description: 'Where the piece begins: what HEAD or the last answer said.',
  schema: { type: 'integer', minimum: 0 },
};
export const PieceChecksum: ApiHeaderOptions = {
  name: 'Upload-Checksum',
  required: false,
  description:
    '`sha256` or `sha1`, a space, and the digest of this piece in base64. A piece that differs is thrown away.',
};
const VERSION: ApiHeaderOptions = {
  name: 'Tus-Resumable',
  required: true,
  description: '1.0.0',
  schema: { type: 'string' },
};

/** Describes what a request of tus carries. */
export const TusHeaders = (...headers: ApiHeaderOptions[]): MethodDecorator =>
  applyDecorators(...[VERSION, ...headers].map((header) => ApiHeader(header)));

export const Piece = { type: 'string', format: 'binary' } as const;

const text = (description: string) => ({ description, schema: { type: 'string' as const } });

/** What an answer says about an upload. */
export const OffsetAnswer = {
  'Upload-Offset': text('Where the next piece begins.'),
  'Upload-Expires': text('When an upload for which nothing more comes is given up.'),
  'Content-Location': text('The content that a whole upload became.'),
  'Upload-Problem': text('The code of the problem for which a whole upload was turned away.'),
};

/** What the server says about itself. */
export const PROTOCOL = {
  'Tus-Version': text('1.0.0'),
  'Tus-Extension': text('What of the protocol is understood.'),
  'Tus-Checksum-Algorithm': text('What `Upload-Checksum` may name.'),
  'Tus-Max-Size': text('Bytes of the largest file.'),
};
