import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Controller, Post } from '@nestjs/common';
import * as swagger from '@nestjs/swagger';
import { RequirePermission } from '@yiwang/access';
import { describeControllers } from './describe-controllers.js';
import { Operation } from './operation.decorator.js';

abstract class Shared {
  @Post('one')
  @Operation({ summary: 'Does one thing', consistency: 'strong' })
  one(): string {
    return 'one';
  }
}
@Controller('a')
@RequirePermission('department.connect' as never)
class OfSystems extends Shared {}
@Controller('b')
@RequirePermission('task.handle' as never)
class OfOfficers extends Shared {}

describe('a handler that controllers share', () => {
  it('is described for each of them, under its own name and with its own permission, and does the same', () => {
    describeControllers(swagger as never, [OfSystems, OfOfficers]);
    const [system, officer] = [OfSystems.prototype.one, OfOfficers.prototype.one];
    expect([system.name, officer.name, new OfOfficers().one()]).toEqual(['one', 'one', 'one']);
    const told = [system, officer].map(
      (handler) => (Reflect.getMetadata('swagger/apiOperation', handler) as { description: string }).description,
    );
    expect(told[0]).toContain('department.connect');
    expect(told[0]).not.toContain('task.handle');
    expect(told[1]).toContain('task.handle');
  });
});
