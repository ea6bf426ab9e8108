import { AcceptanceMethod } from '@odr/contracts';
import type { FastifyRequest } from 'fastify';
import { isFromOwnPage } from '../session/same-origin.js';

/** How the person of this request says yes: on one of our pages, or through a program. */
export const methodOf = (request: Pick<FastifyRequest, 'headers'>): AcceptanceMethod =>
  isFromOwnPage(request) ? AcceptanceMethod.Console : AcceptanceMethod.Api;
