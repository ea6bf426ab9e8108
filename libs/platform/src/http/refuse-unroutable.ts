import { BadRequestException, NotFoundException } from '@nestjs/common';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ON_EVERY_ANSWER } from './security-headers.js';
import { toProblem } from './to-problem.js';

/**
 * Answers addresses that the router gives up on before any hook or filter runs: badly encoded ones, and ones with a part
 * that is longer than anything we would have made. The address is not repeated: it may hold a token.
 */
export function refuseUnroutable({ code }: FastifyError, { id }: FastifyRequest, reply: FastifyReply): void {
  const refusal =
    code === 'FST_ERR_BAD_URL'
      ? new BadRequestException('The address is not properly encoded.')
      : new NotFoundException('There is nothing at this address.');
  const problem = toProblem(refusal, id);
  void reply
    .status(problem.status)
    .headers({ ...ON_EVERY_ANSWER, 'x-request-id': id, 'content-type': 'application/problem+json' })
    .send(JSON.stringify(problem));
}
