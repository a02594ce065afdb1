import { Body, Controller, Get, Headers, Param, Post, Put, Query, Res } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import {
  ApiGroup,
  cursorInvalid,
  etagOf,
  IdempotencyKey,
  ifMatchMissing,
  ifMatchStale,
  Operation,
  type IdempotentRequest,
  type Page,
} from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import * as errors from '../domain/window.errors.js';
import { ListCounters } from '../queries/list-counters.js';
import { KeepCounters } from '../use-cases/keep-counters.js';
import { Counter, CounterContent, CounterOrg, CounterPage, CounterQuery, CounterState, NewCounter } from './counter.schema.js';

/** 窗口管理 — which items each counter takes. */
@ApiGroup('Windows')
@RequirePermission('window.manage')
@Controller('api/v1/admin/counters')
export class CounterAdminController {
  constructor(
    private readonly keep: KeepCounters,
    private readonly list: ListCounters,
  ) {}

  @Get()
  @Operation({
    summary: 'List counters',
    description: 'Of the region one looks after, by region and code.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: CounterPage },
  })
  counters(@Query({ schema: CounterQuery }) query: CounterQuery, @CurrentPrincipal() principal: Principal): Promise<Page<Counter>> {
    return this.list.execute(principal, query);
  }

  @Get(':orgCode')
  @Operation({
    summary: 'Read a counter',
    consistency: 'strong',
    errors: [errors.counterNotFound],
    response: { schema: Counter },
  })
  async one(
    @Param('orgCode', { schema: CounterOrg }) orgCode: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Counter> {
    const counter = await this.list.one(principal, orgCode);
    // What is taken over from the service point changes without a new version, so a copy asked for again by this tag would be old.
    reply.header('etag', etagOf(counter.version)).header('cache-control', 'no-store');
    return counter;
  }

  @Post()
  @Operation({
    summary: 'Register a counter',
    description:
      'From then on it takes exactly what is said here and what its service point accepts; a counter that nobody has registered takes what is ' +
      'decided in its own city (全城通办).',
    consistency: 'strong',
    errors: [errors.counterOutOfScope, errors.counterExists, errors.counterTakesNothing],
    response: { status: 201, schema: CounterState },
  })
  add(
    @Body({ schema: NewCounter }) body: NewCounter,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<CounterState> {
    return this.keep.add(body, principal, key);
  }

  @Put(':orgCode')
  @Operation({
    summary: 'Change a counter',
    description: 'Needs If-Match. Clerks feel it within seconds.',
    consistency: 'strong',
    errors: [errors.counterNotFound, errors.counterOutOfScope, errors.counterTakesNothing, ifMatchMissing, ifMatchStale],
    response: { schema: CounterState },
  })
  async change(
    @Param('orgCode', { schema: CounterOrg }) orgCode: string,
    @Body({ schema: CounterContent }) body: CounterContent,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CounterState> {
    const state = await this.keep.change(orgCode, body, ifMatch, principal);
    reply.header('etag', etagOf(state.version));
    return state;
  }
}
