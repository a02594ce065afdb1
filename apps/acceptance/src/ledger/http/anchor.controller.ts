import { Controller, Get, Param, Query } from '@nestjs/common';
import { RequirePermission } from '@yiwang/access';
import { ApiGroup, cursorInvalid, Operation, type Page } from '@yiwang/http-api';
import { anchorNotFound } from '../ledger.errors.js';
import { CheckAnchors } from '../queries/check-anchors.js';
import { AnchorNo, AnchorPage, AnchorQuery, CheckedAnchor, type Anchor } from './ledger.schema.js';

/** 台账核验 for auditors. */
@ApiGroup('Operations')
@RequirePermission('ledger.audit')
@Controller('api/v1/admin/ledger/anchors')
export class AnchorController {
  constructor(private readonly anchors: CheckAnchors) {}

  @Get()
  @Operation({
    summary: 'List the anchors of the ledger',
    description: 'The newest first. A hash kept elsewhere, on paper or with a notary, proves everything before it.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: AnchorPage },
  })
  list(@Query({ schema: AnchorQuery }) query: AnchorQuery): Promise<Page<Anchor>> {
    return this.anchors.list(query);
  }

  @Get(':no')
  @Operation({
    summary: 'Check an anchor of the ledger',
    description: 'Its steps are digested again and compared, its link to the anchor before it and its seal are verified.',
    consistency: 'strong',
    errors: [anchorNotFound],
    response: { schema: CheckedAnchor },
  })
  check(@Param('no', { schema: AnchorNo }) no: number): Promise<CheckedAnchor> {
    return this.anchors.check(no);
  }
}
