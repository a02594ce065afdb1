import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Controller, Post } from '@nestjs/common';
import * as swagger from '@nestjs/swagger';
import { RequirePermission, RequireStepUp } from '@yiwang/access';
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

@Controller('c')
class Careful {
  @Post('two')
  @RequirePermission('ops.accounts' as never)
  @RequireStepUp({ maxAgeSeconds: 300, secondFactor: true })
  @Operation({ summary: 'Does another', consistency: 'strong' })
  two(): void {}
}

describe('who may call an operation', () => {
  it('is told by what the permission allows, and by how lately he must have logged in', () => {
    describeControllers(swagger as never, [Careful], { 'ops.accounts': { zh: '账号管理', en: 'keep accounts' } });
    const { description } = Reflect.getMetadata('swagger/apiOperation', Careful.prototype.two) as { description: string };
    expect(description).toContain('Permission: `ops.accounts` (账号管理: keep accounts).');
    expect(description).toContain('Step-up: logged in within 300 s by a second factor (RFC 9470).');
    expect(description).toContain('- 401 `ACCESS.STEP_UP_REQUIRED`');
    expect(description).toContain('- 401 `ACCESS.TOKEN_ENDED`');
  });
});
