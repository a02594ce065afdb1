import { Controller, Get, Param } from '@nestjs/common';
import { CurrentPrincipal, type Principal, RequirePermission } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import { systemNotFound } from '../../system/domain/system.errors.js';
import { SystemId } from '../../system/http/system.schema.js';
import { KafkaAccess } from './kafka-access.schema.js';
import { ShowKafkaAccess } from './show-kafka-access.js';

@ApiGroup('operations')
@Controller('api/v1/admin/systems/:systemId/kafka-access')
@RequirePermission('system.manage', 'system.approve', 'ops.messaging')
export class KafkaAccessController {
  constructor(private readonly access: ShowKafkaAccess) {}

  @Get()
  @Operation({
    summary: 'Show how a department system reaches Kafka',
    description: 'Topics, consumer groups and brokers, and whether the broker has been told that the system may use them.',
    consistency: 'strong',
    errors: [systemNotFound],
    response: { schema: KafkaAccess },
  })
  show(@Param('systemId', { schema: SystemId }) systemId: string, @CurrentPrincipal() principal: Principal): Promise<KafkaAccess> {
    return this.access.execute(systemId, principal);
  }
}
